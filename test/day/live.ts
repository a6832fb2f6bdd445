import type { Catalogue } from '../../domain/catalogue'
import { instantOf } from '../../domain/local-time'
import { hoursOn } from '../../domain/opening'
import type { BusinessDay, Instant, QueueCode, Wait } from '../../domain/words'
import { Agenda } from '../../simulation/agenda'
import { Chance } from '../../simulation/chance'
import { usualTown } from '../../simulation/town'
import { type Visitor, visitorsOf } from '../../simulation/visitors'
import { type Clerk, seatClerk } from './clerk'
import type { Contract } from './contract'
import type { Guest, HallOfDay } from './hall-of-day'

const minuteMs = 60_000
/** After the doors have closed, those inside are served this long. */
const overtimeMs = 60 * minuteMs

export interface DayPlan {
  readonly contract: Contract
  readonly catalogue: Catalogue
  readonly day: BusinessDay
  readonly people: number
  readonly seed: number
  /** A token with which clerks are added. */
  readonly admin: string
  /** What the clerks' names and the attempts' ids begin with. */
  readonly prefix: string
  /** Waits for the planned moment, or turns the clock to it. */
  readonly reach: (at: Instant) => Promise<void>
}

export interface Lived {
  readonly commands: number
  /** How often each refusal was heard. */
  readonly refusals: ReadonlyMap<string, number>
  /** What the ticket promised to whom. */
  readonly promises: ReadonlyMap<string, Wait | null>
  readonly clerks: ReadonlyMap<string, string>
}

/** Lives through the day, one act after the other, each at its moment. */
export async function liveDay(plan: DayPlan): Promise<Lived> {
  const { contract, catalogue, seed, prefix } = plan
  const { opensAt, closesAt } = openingOf(catalogue, plan.day)
  const refusals = new Map<string, number>()
  const promises = new Map<string, Wait | null>()
  const names = new Map<string, string>()
  const clerks: Clerk[] = []
  let commands = 0

  const hall: HallOfDay = {
    contract,
    catalogue,
    agenda: new Agenda(),
    doorsCloseAt: closesAt,
    nobodyCalledFrom: closesAt + overtimeMs,
    guests: new Map<string, Guest>(),
    somebodyCame: (queue, at) => lookUp(queue, at),
    ask: async (name, input, token) => {
      const answered = await contract.ask(name, input, { id: `${prefix}-${++commands}`, token })
      const { answer } = answered
      if (!answer.ok) refusals.set(answer.refusal, (refusals.get(answer.refusal) ?? 0) + 1)
      return answered
    },
  }

  function lookUp(queue: QueueCode | null, at: Instant): void {
    for (const clerk of clerks) clerk.lookUp(queue, at)
  }

  for (const place of catalogue.branch.counters) {
    const name = `${prefix}-clerk-${place.number}`
    const password = `${name}-${seed}`
    const chance = new Chance(seed, 500 + place.number)
    hall.agenda.add(opensAt - 10 * minuteMs + place.number, async () => {
      const wanted = { name, password, role: 'clerk', branches: [contract.branch] }
      const { answer } = await hall.ask('person:add', wanted, plan.admin)
      if (!answer.ok) throw new Error(`${name} could not be added: ${answer.refusal}`)
      names.set(answer.made?.id ?? '', `clerk ${place.number}`)
    })
    const opens = opensAt + chance.between(-5 * minuteMs, 10 * minuteMs)
    const login = () => contract.login(name, password)
    clerks.push(seatClerk(hall, { place, opensAt: opens, seed, login }))
  }
  for (const visitor of visitorsOf(usualTown(catalogue, plan), plan))
    hall.agenda.add(visitor.arrivesAt, at => arrive(hall, visitor, at, promises))
  // Whoever has nothing to do when the doors close, closes the counter.
  hall.agenda.add(closesAt + minuteMs, async at => lookUp(null, at))

  for (let next = hall.agenda.next(); next; next = hall.agenda.next()) {
    await plan.reach(next.at)
    await next.deed(next.at)
  }
  return { commands, refusals, promises, clerks: names }
}

export function openingOf(catalogue: Catalogue, day: BusinessDay): { opensAt: Instant; closesAt: Instant } {
  const intervals = hoursOn(catalogue.branch, day)
  const [first] = intervals
  const last = intervals.at(-1)
  if (!first || !last) throw new Error(`${catalogue.branch.id} is closed on ${day}: choose another day with --date.`)
  const zone = catalogue.municipality.timeZone
  return { opensAt: instantOf(day, first.from, zone), closesAt: instantOf(day, last.to, zone) }
}

async function arrive(
  hall: HallOfDay,
  visitor: Visitor,
  at: Instant,
  promises: Map<string, Wait | null>,
): Promise<void> {
  const { service, priority, language } = visitor
  const { answer } = await hall.ask('ticket:take', { service: service.code, priority, language })
  if (!answer.ok || !answer.ticket) return
  const { id, token, wait } = answer.ticket
  const guest: Guest = {
    ticket: id,
    token,
    visitor,
    queue: service.queue,
    waits: true,
    gone: false,
    cameBack: false,
  }
  hall.guests.set(id, guest)
  promises.set(id, wait)
  hall.somebodyCame(service.queue, at)
  hall.agenda.add(at + visitor.patienceMs, async () => {
    if (!guest.waits) return
    if (visitor.saysSo) await hall.ask('ticket:cancel', {}, guest.token)
    guest.gone = true
  })
}
