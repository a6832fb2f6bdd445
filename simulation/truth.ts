import { openCountersFor } from '../domain/calling'
import { seeded } from '../domain/chance'
import { estimate, waitOfNewcomer } from '../domain/estimate'
import { expect } from '../domain/expectations'
import { type Experience, learn, noExperience } from '../domain/experience'
import { emptyHall } from '../domain/hall'
import { lineOf } from '../domain/lines'
import { nextDay } from '../domain/local-time'
import { hoursOn } from '../domain/opening'
import { byTurn } from '../domain/order'
import { toldWait } from '../domain/wait'
import type { BusinessDay, Instant, TicketId, Wait } from '../domain/words'
import { type DayToLive, liveDay } from './day'
import type { Town } from './town'

/** How true the waits were that people were told when they took their tickets. */
export interface Truth {
  /** Told in figures, and called later. */
  readonly told: number
  /** Of those: called within the interval, before it, after it. */
  readonly within: number
  readonly below: number
  readonly above: number
  /** Told "any moment now", and how many of them were called within three minutes. */
  readonly soon: number
  readonly soonKept: number
  /** Of those told in figures: the mean distance from the middle of the interval, and of the usual rule of thumb. */
  readonly errorMinutes: number
  readonly simpleErrorMinutes: number
  readonly meanWaitMinutes: number
  readonly meanWidthMinutes: number
}

export interface TruthAsked {
  readonly from: BusinessDay
  /** Days on which the branch only learns, and days on which is measured. */
  readonly learning: number
  readonly days: number
  readonly seed: number
  readonly closes?: DayToLive['closes']
}

interface Promise {
  readonly at: Instant
  readonly wait: Wait
  readonly simpleMinutes: number
}

/** Lives through days of a town and holds every wait that was told against what happened. */
export function truthOf(town: Town, asked: TruthAsked): Truth {
  const { catalogue } = town
  const random = seeded(asked.seed)
  let hall = emptyHall(catalogue.branch.id)
  let experience: Experience = noExperience
  let day = asked.from
  const truth = {
    told: 0,
    within: 0,
    below: 0,
    above: 0,
    soon: 0,
    soonKept: 0,
    error: 0,
    simple: 0,
    waited: 0,
    width: 0,
  }
  for (let lived = 0; lived < asked.learning + asked.days; day = nextDay(day)) {
    if (hoursOn(catalogue.branch, day).length === 0) continue
    const isMeasured = lived++ >= asked.learning
    const promises = new Map<TicketId, Promise>()
    let expectations = expect(experience, catalogue, day)
    let expectedAt = 0
    hall = liveDay(town, hall, {
      day,
      seed: asked.seed + lived,
      ...(isMeasured && asked.closes ? { closes: asked.closes } : {}),
      seen: (event, before) => {
        experience = learn(experience, before, event)
        if (!isMeasured) return
        if (event.type === 'ticket.issued') {
          if (event.at - expectedAt > 10 * 60_000) {
            expectations = expect(experience, catalogue, day)
            expectedAt = event.at
          }
          const wait = estimate(before, catalogue, { now: event.at, random, expectations })
          const told = waitOfNewcomer(wait, before, event)
          const places = openCountersFor(before, catalogue, event.queue)
          if (!told || places.length === 0) return
          const { number, dueAt, at } = event
          const ahead = [...lineOf(before, event.queue)].filter(one => byTurn(one, { number, dueAt, issuedAt: at }) < 0)
          const { mean, scatter } = expectations.service(event.service)
          const eachMinutes = Math.exp(mean + scatter ** 2 / 2) / 60_000
          promises.set(event.ticket, {
            at: event.at,
            wait: told,
            simpleMinutes: (ahead.length * eachMinutes) / places.length,
          })
        }
        if (event.type !== 'ticket.called') return
        const promise = promises.get(event.ticket)
        promises.delete(event.ticket)
        if (!promise) return
        const waited = (event.at - promise.at) / 60_000
        const { fromMinutes, toMinutes } = promise.wait
        if (toldWait(promise.wait).as === 'soon') {
          truth.soon++
          if (waited < 3) truth.soonKept++
          return
        }
        truth.told++
        if (waited < fromMinutes) truth.below++
        else if (waited > toMinutes) truth.above++
        else truth.within++
        truth.waited += waited
        truth.width += toMinutes - fromMinutes
        truth.error += Math.abs(waited - (fromMinutes + toMinutes) / 2)
        truth.simple += Math.abs(waited - promise.simpleMinutes)
      },
    })
  }
  const { told, within, below, above, soon, soonKept } = truth
  return {
    told,
    within,
    below,
    above,
    soon,
    soonKept,
    errorMinutes: truth.error / told,
    simpleErrorMinutes: truth.simple / told,
    meanWaitMinutes: truth.waited / told,
    meanWidthMinutes: truth.width / told,
  }
}
