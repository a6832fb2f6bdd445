import {
  Accessibility,
  ArrowRightToLine,
  Baby,
  CalendarCheck,
  CalendarX,
  CirclePause,
  Clock,
  CornerUpLeft,
  type LucideIcon,
  Scale,
  Shuffle,
  TimerReset,
  Undo2,
  UserRoundMinus,
} from 'lucide-react'
import type { Reason, TicketWaiting } from '../domain/ticket-shown'
import type { ConsoleView } from '../domain/views'
import { textIn } from '../domain/words'
import { TicketNumber } from '../ui/TicketNumber'
import { whyWords } from '../ui/why'
import type { Speech } from './speech'
import { stepThrough } from './step-through'

const icons: Readonly<Record<Reason['because'], LucideIcon>> = {
  arrival: Clock,
  'longest-in-queue': Clock,
  overdue: TimerReset,
  priority: Baby,
  appointment: CalendarCheck,
  'appointment-late': CalendarX,
  returned: CornerUpLeft,
  transferred: Shuffle,
  'sent-back': Undo2,
  'then-back': Undo2,
  unparked: CirclePause,
  postponed: UserRoundMinus,
  reserved: ArrowRightToLine,
  need: Accessibility,
  share: Scale,
  'second-tier': Clock,
}

type Booked = Extract<Reason, { because: 'appointment' | 'appointment-late' }>

/** The people this counter may call, in the order in which it will, each with the reason (rule O6). */
export function WaitingList({
  view,
  now,
  speech,
  withKeys,
  onTicket,
}: {
  view: ConsoleView
  now: number
  speech: Speech
  withKeys: boolean
  onTicket: (ticket: string) => void
}) {
  const { say } = speech
  const rest = view.waitingCount - view.waiting.length
  return (
    <section className="waiting">
      <h2 className="h sec">
        {say('nextHere')}
        <span>{say('waitingCount', { count: view.waitingCount })}</span>
        {view.counter.prefixes.length > 0 && (
          <span className="r">{say('queues', { prefixes: view.counter.prefixes.join(', ') })}</span>
        )}
        {withKeys && view.waiting.length > 0 && <kbd>L</kbd>}
      </h2>
      {view.waiting.length === 0 ? (
        <p className="none">{say('nobodyWaitsDo')}</p>
      ) : (
        <ol className="wl" aria-label={say('nextHere')} onKeyDown={stepThrough}>
          {view.waiting.map((ticket, place) => (
            <li key={ticket.id}>
              <button type="button" tabIndex={place === 0 ? 0 : -1} onClick={() => onTicket(ticket.id)}>
                <Row ticket={ticket} now={now} speech={speech} />
              </button>
            </li>
          ))}
          {rest > 0 && <li className="rest">{say('andMore', { count: rest })}</li>}
        </ol>
      )}
    </section>
  )
}

function Row({ ticket, now, speech }: { ticket: TicketWaiting; now: number; speech: Speech }) {
  const { say, language, languages } = speech
  const first = ticket.why[0]
  const Mark = first ? icons[first.because] : Clock
  const late = now > ticket.dueAt
  const booked = ticket.why.find((reason): reason is Booked => reason.because === 'appointment')
  const aheadMinutes = booked ? Math.ceil((booked.at - now) / 60_000) : 0
  return (
    <>
      <TicketNumber number={ticket.number} />
      <span className="w">
        <b>{textIn(ticket.service, language, languages)}</b>
        <span className={`why ${late ? 'late' : ''}`}>
          <Mark className="ic" />
          {whyWords(ticket.why, speech)}
        </span>
      </span>
      {aheadMinutes > 0 ? (
        <span className="m">
          {say('inMinutes', { minutes: aheadMinutes })}
          <small>{say('onTime')}</small>
        </span>
      ) : (
        <span className={`m ${late ? 'late' : ''}`}>
          {say('minutes', { minutes: Math.max(0, Math.floor((now - ticket.since) / 60_000)) })}
          <small>{late ? say('target', { minutes: ticket.targetWaitMinutes }) : say('waits')}</small>
        </span>
      )}
    </>
  )
}
