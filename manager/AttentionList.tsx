import { Clock, Printer, TimerReset, UserX } from 'lucide-react'
import type { Attention } from '../domain/branch-shown'
import type { LiveView } from '../domain/views'
import type { Answer } from '../domain/wire'
import { type TicketId, textIn } from '../domain/words'
import { clockTime } from '../ui/calendar'
import { PapersUnsure } from '../ui/PapersUnsure'
import type { Voice } from './LiveScreen'

const marks = { 'queue-late': Clock, 'queue-unserved': UserX, printer: Printer, 'service-long': TimerReset } as const

/** What asks for a person: what it is, what can be done, since when. */
export function AttentionList({
  view,
  voice,
  onCopy,
}: {
  view: LiveView
  voice: Voice
  onCopy: (ticket: TicketId) => Promise<Answer>
}) {
  const { say, timeZone, language } = voice
  const count = view.attention.length + view.papers.length
  return (
    <section className="sec">
      <h2 className="h">
        {say('attention')}
        <span>{count > 0 ? count : ''}</span>
      </h2>
      <PapersUnsure papers={view.papers} printers={view.printers} counter={null} language={language} onCopy={onCopy} />
      {count === 0 ? (
        <p className="nothing">{say('attentionNone')}</p>
      ) : (
        <ol className="al">
          {view.attention.map(one => {
            const Mark = marks[one.kind]
            const bad = one.kind === 'queue-unserved' || (one.kind === 'printer' && one.printer !== 'paper-low')
            const [what, todo] = words(one, view, voice)
            return (
              <li key={`${one.kind}${one.queue ?? one.counter ?? one.printer}${one.printerName ?? ''}`}>
                <span className={`s ${bad ? 'bad' : ''}`}>
                  <Mark className="ic" />
                </span>
                <div>
                  <b>{what}</b>
                  <p>{todo}</p>
                </div>
                <time>{clockTime(one.since, timeZone)}</time>
              </li>
            )
          })}
        </ol>
      )}
    </section>
  )
}

function words(one: Attention, view: LiveView, { say, language, languages }: Voice): [string, string] {
  const queue = view.queues.find(known => known.code === one.queue)
  const name = queue ? textIn(queue.name, language, languages) : (one.queue ?? '')
  const idle = view.counters
    .filter(counter => counter.state !== 'open' && queue && counter.prefixes.includes(queue.prefix))
    .map(counter => counter.number)
  const openIdle = idle.length > 0 ? say('openOne', { counters: idle.join(', ') }) : say('noneToOpen')
  switch (one.kind) {
    case 'queue-late':
      return [say('queueLate', { name }), openIdle]
    case 'queue-unserved':
      return [say('queueUnserved', { name }), openIdle]
    case 'printer':
      return [
        say(`printer.${one.printer ?? 'error'}`),
        one.printerName ? `${one.printerName}. ${say('printerDo')}` : say('printerDo'),
      ]
    case 'service-long':
      return [say('serviceLong', { counter: one.counter ?? '' }), say('serviceLongDo')]
  }
}
