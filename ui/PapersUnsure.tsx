'use client'
import { Printer } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { PrinterPlace } from '../domain/branch-shown'
import type { Refusal } from '../domain/refusal'
import type { PaperUnsure } from '../domain/ticket-shown'
import type { Answer } from '../domain/wire'
import type { CounterNumber, Language, TicketId, TicketNumber } from '../domain/words'
import { type ComesOut, comesOut } from './comes-out'
import { useWords } from './words'
import './papers-unsure.css'

/** More are not read; the next ones come when these are dealt with. */
const shown = 3
/** Where a copy comes out stands there until somebody is on the way to it. */
const saidMs = 20_000

/** Tickets that may not have come out: staff ask the person, and print a copy if they want one (rule P2). */
export function PapersUnsure({
  papers,
  printers,
  counter,
  language,
  onCopy,
}: {
  papers: readonly PaperUnsure[]
  printers: readonly PrinterPlace[]
  /** Where whoever asks sits; null: at none. */
  counter: CounterNumber | null
  language: Language
  onCopy: (ticket: TicketId) => Promise<Answer>
}) {
  const [asked, setAsked] = useState<ReadonlySet<TicketId>>(new Set())
  const [refused, setRefused] = useState<{ readonly ticket: TicketId; readonly why: Refusal } | null>(null)
  const [comes, setComes] = useState<(ComesOut & { readonly number: TicketNumber }) | null>(null)
  useEffect(() => {
    if (!comes) return
    const read = setTimeout(() => setComes(null), saidMs)
    return () => clearTimeout(read)
  }, [comes])
  const say = useWords('printers', language)
  const sayRefusal = useWords('refusals', language)
  if (!say.ready) return null
  const copy = async ({ ticket, number }: PaperUnsure) => {
    if (asked.has(ticket)) return
    setAsked(new Set([...asked, ticket]))
    setRefused(null)
    setComes(null)
    const answer = await onCopy(ticket)
    setAsked(known => new Set([...known].filter(one => one !== ticket)))
    if (!answer.ok) return setRefused({ ticket, why: answer.refusal })
    const copied = answer.events.find(event => event.type === 'ticket.reprinted')
    if (copied) setComes({ number, ...comesOut(copied.printer, { printers, counter }) })
  }
  return (
    <>
      <p className={comes ? 'copy-comes' : 'sr'} role="status">
        {comes && say(`copy.${comes.is}`, { number: comes.number, printer: comes.printer })}
      </p>
      {papers.length > 0 && (
        <ul className="papers-unsure">
          {papers.slice(0, shown).map(paper => (
            <li key={paper.ticket}>
              <Printer className="ic" />
              <span>{say(`paper.${paper.state}`, { number: paper.number })}</span>
              <button
                type="button"
                className="bt"
                aria-disabled={asked.has(paper.ticket)}
                aria-label={`${say('printCopy')}: ${paper.number}`}
                onClick={() => copy(paper)}
              >
                {say(asked.has(paper.ticket) ? 'copyComes' : 'printCopy')}
              </button>
              {refused?.ticket === paper.ticket && <p role="alert">{sayRefusal(refused.why)}</p>}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
