'use client'
import { FileText, Printer, WifiOff } from 'lucide-react'
import type { QueueNow } from '../domain/branch-shown'
import type { LiveView } from '../domain/views'
import type { Answer } from '../domain/wire'
import { type BranchId, type Language, type TicketId, textIn } from '../domain/words'
import { clockTime } from '../ui/calendar'
import { Desk } from '../ui/Desk'
import type { DeskSettings } from '../ui/desk-settings'
import { type Say, useWords } from '../ui/words'
import { ArrivalsChart } from './ArrivalsChart'
import { AttentionList } from './AttentionList'
import { BranchChoice } from './BranchChoice'
import { CounterGrid } from './CounterGrid'
import { isLate, isUnserved } from './lateness'
import { ManagerDesk } from './ManagerDesk'
import { QueueTable } from './QueueTable'
import './live.css'

/** In what words a manager's page is drawn. */
export interface Voice {
  readonly say: Say
  readonly language: Language
  readonly languages: readonly Language[]
  readonly timeZone: string
  readonly now: number
}

/** What is true in a branch now: a sentence first, then the drawing. */
export function LiveScreen({
  view,
  now,
  offlineSince,
  settings,
  maySetUp = false,
  onCopy,
  onSettings,
  onBranch,
}: {
  view: LiveView
  now: number
  offlineSince: number | null
  settings: DeskSettings
  /** An admin: the way to the settings is shown. */
  maySetUp?: boolean
  /** Prints a ticket again, as a copy. */
  onCopy: (ticket: TicketId) => Promise<Answer>
  onSettings: (change: Partial<DeskSettings>) => void
  onBranch: (branch: BranchId) => void
}) {
  const { municipality } = view
  const language = settings.language ?? municipality.languages[0] ?? 'en'
  const say = useWords('manager', language)
  if (!say.ready) return <Desk language={language} contrast={settings.contrast} />
  const voice: Voice = { say, language, languages: municipality.languages, timeZone: municipality.timeZone, now }
  return (
    <ManagerDesk
      town={view}
      say={say}
      language={language}
      settings={settings}
      onSettings={onSettings}
      offlineSince={offlineSince}
      about={<BranchChoice view={view} voice={voice} onBranch={onBranch} />}
      ways={
        <>
          <span className="live">
            {offlineSince === null ? <span className="dot" /> : <WifiOff className="ic" />}
            {offlineSince === null ? say('live') : say('noContact')}
          </span>
          <time className="clk">{clockTime(now, municipality.timeZone)}</time>
          <a className="bt" href={`/manager/report?branch=${encodeURIComponent(view.branch)}`}>
            <FileText className="ic" />
            {say('reports')}
          </a>
          {maySetUp && (
            <a className="bt" href={`/manager/printers?branch=${encodeURIComponent(view.branch)}`}>
              <Printer className="ic" />
              {say('printers')}
            </a>
          )}
        </>
      }
    >
      <Sentence view={view} voice={voice} />
      <Besides view={view} voice={voice} />
      <div className="cols">
        <div>
          <QueueTable queues={view.queues} voice={voice} />
          <ArrivalsChart today={view.today} voice={voice} />
        </div>
        <div>
          <AttentionList view={view} voice={voice} onCopy={onCopy} />
          <CounterGrid counters={view.counters} voice={voice} />
        </div>
      </div>
    </ManagerDesk>
  )
}

/** A sentence names so many queues; the others are in the table below it. */
const namedQueues = 2

function overBy(queue: QueueNow): number {
  return isUnserved(queue) ? Number.POSITIVE_INFINITY : (queue.wait?.toMinutes ?? 0) - queue.targetWaitMinutes
}

/** Who is in no line and yet of today: set aside, called and not there, still to come. Nothing when there is nobody. */
function Besides({ view, voice }: { view: LiveView; voice: Voice }) {
  const { say, timeZone } = voice
  const { parked, absent, booked } = view
  const parts = [
    parked > 0 && say('besides.parked', { count: parked }),
    absent > 0 && say('besides.absent', { count: absent }),
    booked !== null &&
      (booked.nextAt === null
        ? say('besides.allCame')
        : say('besides.toCome', { count: booked.toCome, time: clockTime(booked.nextAt, timeZone) })),
  ].filter(Boolean)
  return parts.length > 0 && <p className="besides">{parts.join(' · ')}</p>
}

/** Say it in words, then draw it. */
function Sentence({ view, voice }: { view: LiveView; voice: Voice }) {
  const { say, language, languages } = voice
  const open = view.counters.filter(counter => counter.state === 'open').length
  const troubled = view.queues.filter(queue => isLate(queue) || isUnserved(queue))
  const worst = [...troubled].sort((a, b) => overBy(b) - overBy(a)).slice(0, namedQueues)
  const names = worst.map(queue => {
    const name = textIn(queue.name, language, languages)
    return queue.wait && !isUnserved(queue)
      ? say('lateQueue', {
          name,
          from: queue.wait.fromMinutes,
          to: queue.wait.toMinutes,
          target: queue.targetWaitMinutes,
        })
      : say('unservedQueue', { name })
  })
  return (
    <h1 className="say">
      {!view.opening.open && view.waiting === 0
        ? say('closedNow')
        : `${say('peopleWait', { count: view.waiting })} ${say('countersWork', { open, all: view.counters.length })}`}{' '}
      {names.length > 0 ? (
        <>
          {say('exceeds')}{' '}
          <em>
            {names.join('; ')}
            {troubled.length > worst.length && `; ${say('andMore', { count: troubled.length - worst.length })}`}
          </em>
          .
        </>
      ) : (
        view.waiting > 0 && say('allWithin')
      )}
    </h1>
  )
}
