import type { CounterPlace } from '../../domain/catalogue'
import type { ConsoleView } from '../../domain/views'
import type { Answer } from '../../domain/wire'
import type { Instant, QueueCode, TicketId } from '../../domain/words'
import { Chance } from '../../simulation/chance'
import type { Guest, HallOfDay } from './hall-of-day'

const secondMs = 1_000
const minuteMs = 60_000

/** How a clerk works, as shares and times. */
const habits = {
  slipOfTheFinger: 0.01,
  callsNextAtOnce: 0.7,
  secondMatter: 0.06,
  reactsWithin: [2 * secondMs, 20 * secondMs],
  tidiesUpWithin: [5 * secondMs, 90 * secondMs],
  callsAgainAfterMs: 30 * secondMs,
} as const

export type Clerk = ReturnType<typeof seatClerk>

interface Break {
  readonly at: Instant
  readonly lastsMs: number
  readonly reason: string
}

/** A clerk at a counter: opens, calls, waits for whoever walks, serves, takes breaks, closes when the day is over. */
export function seatClerk(
  hall: HallOfDay,
  {
    place,
    opensAt,
    seed,
    login,
  }: { place: CounterPlace; opensAt: Instant; seed: number; login: () => Promise<string> },
) {
  const { agenda, ask, guests, catalogue } = hall
  const chance = new Chance(seed, place.number)
  const breaks = breaksOf(chance, { opensAt, closesAt: hall.doorsCloseAt })
  const queues = new Set(place.tiers.flat())
  let token = ''
  let isIdle = false
  let isOpen = false

  /** Sessions end after a quarter of an hour without a word (rule A3): a clerk who is asked logs in again. */
  async function asMyself(name: string, input: object): Promise<Answer> {
    const first = await ask(name, input, token)
    if (first.status !== 401) return first.answer
    token = await login()
    return (await ask(name, input, token)).answer
  }

  const act = (verb: string, input: object = {}) => asMyself(`counter:${verb}`, { counter: place.number, ...input })

  async function open(at: Instant): Promise<void> {
    token = await login()
    await act('open')
    isOpen = true
    await next(at, null)
  }

  /** Calls whoever is next; `leaving` is who stands here now. */
  async function next(at: Instant, leaving: TicketId | null): Promise<void> {
    isIdle = false
    const rest = breaks[0]
    if (rest && rest.at <= at) return pause(at, leaving, rest)
    if (at >= hall.nobodyCalledFrom) {
      if (leaving) await act('finish')
      return close()
    }
    const answer = await act('call-next', { leaving, ...(leaving ? outcomeOf(leaving) : {}) })
    if (answer.ok) return called(at, answer)
    if (answer.refusal !== 'queue/empty') return lookAgain(at)
    if (leaving) await act('finish', outcomeOf(leaving))
    if (at >= hall.doorsCloseAt) return close()
    isIdle = true
  }

  async function called(at: Instant, answer: Answer & { ok: true }): Promise<void> {
    const event = answer.events.find(one => one.type === 'ticket.called')
    const guest = event?.type === 'ticket.called' ? guests.get(event.ticket) : undefined
    if (event?.type !== 'ticket.called') return lookAgain(at)
    if (guest) guest.waits = false
    if (!guest || event.starts) return serve(at, event.ticket, guest)
    if (chance.isTrue(habits.slipOfTheFinger)) return undo(at, guest)
    const { walkMs } = guest.visitor
    // Whoever missed a call and came back does not miss another.
    const whenCalled = guest.cameBack ? 'comes' : guest.visitor.whenCalled
    if (!guest.gone && whenCalled === 'comes') return start(at + walkMs, guest)
    const again = at + habits.callsAgainAfterMs
    agenda.add(again, async now => {
      await act('recall')
      if (!guest.gone && whenCalled === 'comes-late') start(now + walkMs, guest)
      else waitInVain(now, guest)
    })
  }

  function undo(at: Instant, guest: Guest): void {
    agenda.add(at + 6 * secondMs, async now => {
      const undone = await act('undo')
      guest.waits = undone.ok
      agenda.add(now + 4 * secondMs, then => next(then, null))
    })
  }

  function start(at: Instant, guest: Guest): void {
    agenda.add(at, async now => {
      const started = await act('start')
      if (started.ok) serve(now, guest.ticket, guest)
      else await lookAgain(now)
    })
  }

  function waitInVain(at: Instant, guest: Guest): void {
    agenda.add(at + habits.callsAgainAfterMs, async now => {
      await act('recall')
      agenda.add(now + habits.callsAgainAfterMs, async later => {
        await act('absent')
        comesBack(later, guest)
        await next(later, null)
      })
    })
  }

  /** Whoever missed the call may stand here again; this clerk puts the ticket back into the line. */
  function comesBack(at: Instant, guest: Guest): void {
    const { returnsAfterMs } = guest.visitor
    if (returnsAfterMs === null || at + returnsAfterMs >= hall.doorsCloseAt) return
    agenda.add(at + returnsAfterMs, async now => {
      const answer = await asMyself('ticket:return', { ticket: guest.ticket })
      if (!answer.ok) return
      guest.waits = true
      guest.gone = false
      guest.cameBack = true
      hall.somebodyCame(guest.queue, now)
    })
  }

  function serve(at: Instant, ticket: TicketId, guest: Guest | undefined): void {
    const serviceMs = guest?.visitor.serviceMs ?? 5 * minuteMs
    agenda.add(at + serviceMs, async now => {
      if (chance.isTrue(habits.callsNextAtOnce)) return next(now, ticket)
      await act('finish', { ...outcomeOf(ticket), ...(chance.isTrue(0.2) ? { note: 'Came with all documents.' } : {}) })
      const [from, to] = habits.tidiesUpWithin
      agenda.add(now + chance.between(from, to), later => next(later, null))
    })
  }

  function outcomeOf(ticket: TicketId): object {
    const service = guests.get(ticket)?.visitor.service
    if (!service) return {}
    const outcome = chance.pick([
      [service.deliveredAtOnce ? 'done' : 'accepted', 88],
      ['documents-missing', 8],
      ['not-ours', 3],
      ['other', 1],
    ])
    const others = catalogue.services.filter(one => one.queue === service.queue && one !== service)
    const [other] = others
    const second = other && chance.isTrue(habits.secondMatter) ? [{ service: other.code, outcome: 'done' }] : []
    return { delivered: [{ service: service.code, outcome }, ...second] }
  }

  async function pause(at: Instant, leaving: TicketId | null, rest: Break): Promise<void> {
    breaks.shift()
    if (leaving) await act('finish', outcomeOf(leaving))
    await act('pause', { reason: rest.reason })
    agenda.add(at + rest.lastsMs, async now => {
      await act('resume')
      await next(now, null)
    })
  }

  async function close(): Promise<void> {
    isOpen = false
    isIdle = false
    await act('close')
  }

  /** Something else is true than this clerk thought, as when somebody works at the same counter: look, and go on. */
  async function lookAgain(at: Instant): Promise<void> {
    const path = `/api/v1/branches/${hall.contract.branch}/views/console?counter=${place.number}`
    const { current } = await hall.contract.get<ConsoleView>(path, token)
    const guest = current ? guests.get(current.id) : undefined
    if (!current) agenda.add(at + 30 * secondMs, now => next(now, null))
    else if (current.state === 'serving') serve(at, current.id, guest)
    else
      agenda.add(at + 30 * secondMs, async now => {
        await act('start')
        serve(now, current.id, guest)
      })
  }

  /** Looks up when somebody came: after a moment, so that two idle clerks do not press at once. */
  function lookUp(queue: QueueCode | null, at: Instant): void {
    if (!isIdle || (queue !== null && !queues.has(queue))) return
    isIdle = false
    const [from, to] = habits.reactsWithin
    agenda.add(at + chance.between(from, to), now => next(now, null))
  }

  agenda.add(opensAt, open)
  return { number: place.number, lookUp, isOpen: () => isOpen }
}

function breaksOf(chance: Chance, { opensAt, closesAt }: { opensAt: Instant; closesAt: Instant }): Break[] {
  const length = closesAt - opensAt
  const at = (share: number) => opensAt + length * (share + chance.between(-0.06, 0.06))
  return [
    { at: at(0.22), lastsMs: chance.between(8, 15) * minuteMs, reason: 'short break' },
    { at: at(0.45), lastsMs: chance.between(25, 35) * minuteMs, reason: 'lunch' },
    { at: at(0.74), lastsMs: chance.between(8, 15) * minuteMs, reason: 'short break' },
  ]
}
