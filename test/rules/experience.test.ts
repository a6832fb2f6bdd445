import { describe, expect, test } from 'vitest'
import { evolve } from '../../domain/evolve'
import { expect as expectOf } from '../../domain/expectations'
import {
  allSeen,
  type EndedTurn,
  type Experience,
  learn,
  noExperience,
  nothingSeen,
  rememberedFrom,
  seenOn,
  withPeriod,
  withTurn,
} from '../../domain/experience'
import { emptyHall } from '../../domain/hall'
import { bookedIn, streamsOf } from '../../domain/newcomers'
import { deviationsLog, logOfSecond, meanLog, noTally, type Tally, tallied, together } from '../../domain/tally'
import { livedHall, nine } from './lived'
import { smallTown } from './small-town'

const minute = 60_000
const second = 1_000

describe('[W1] times are kept as sums of logarithms', () => {
  const tallyOf = (...seconds: number[]) => seconds.reduce((sum, one) => tallied(sum, one * second), noTally)

  test('mean and deviations are those of the logarithms, whatever the order and however they are put together', () => {
    const logs = [10, 40, 160].map(Math.log)
    const mean = (logs[0] ?? 0) / 3 + (logs[1] ?? 0) / 3 + (logs[2] ?? 0) / 3
    const deviations = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0)
    expect(meanLog(tallyOf(10, 40, 160))).toBeCloseTo(mean + logOfSecond, 2)
    expect(deviationsLog(tallyOf(10, 40, 160))).toBeCloseTo(deviations, 2)
    expect(tallyOf(160, 10, 40)).toEqual(tallyOf(10, 40, 160))
    expect(together(tallyOf(10), tallyOf(40, 160))).toEqual(tallyOf(10, 40, 160))
  })

  test('equal times do not scatter, and no time is shorter than a second', () => {
    expect(deviationsLog(tallyOf(30, 30, 30))).toBeCloseTo(0, 6)
    expect([tallyOf(30), tallyOf()].map(deviationsLog)).toEqual([0, 0])
    expect(tallyOf(0)).toEqual({ count: 1, sum: 0, squares: 0 })
  })
})

/** All that was learnt from what happened in this hall. */
function learnt(hall: ReturnType<typeof livedHall>): Experience {
  let before = emptyHall('small-main')
  let experience = noExperience
  for (const event of hall.events) {
    experience = learn(experience, before, event)
    before = evolve(before, event)
  }
  return experience
}

const seenIn = (hall: ReturnType<typeof livedHall>) => allSeen(learnt(hall))
const secondsOf = (tally: Tally | undefined) => tally && Math.round(Math.exp(meanLog(tally)) / second)

describe('[W1] what is learnt from a day', () => {
  test('how long a clerk serves, without what was set aside, and how long people walk from the last call', () => {
    const hall = livedHall()
    hall.open(1)
    const number = hall.take('passport', { priority: 'elderly' })
    hall.at(20)
    hall.next(1)
    hall.at(20.5)
    hall.recall(1)
    hall.at(21.5)
    hall.start(1)
    hall.at(24)
    hall.park(1)
    hall.at(34)
    hall.unpark(1, number)
    hall.at(36)
    hall.finish(1)
    const seen = seenIn(hall)
    expect([...seen.services.keys()]).toEqual(['clerk1 passport'])
    expect(secondsOf(seen.services.get('clerk1 passport'))).toBeCloseTo(4.5 * 60, -1)
    expect(secondsOf(seen.walks.get(''))).toBeCloseTo(60, -1)
    expect([...seen.priorities]).toEqual([['elderly', 1]])
    // Called after twenty minutes: in the second quarter of an hour.
    expect([...seen.fates]).toEqual([['served 1', 1]])
    expect([...seen.issued]).toEqual([['papers 16', 1]])
  })

  test('who does not come, after how long a wait, and how long a counter waits for them', () => {
    const hall = livedHall()
    hall.open(1)
    const [absent, givesUp, called] = [hall.take('passport'), hall.take('passport'), hall.take('passport')]
    hall.at(45)
    expect(hall.next(1)).toBe(absent)
    hall.at(47)
    hall.absent(1)
    hall.at(50)
    // The turn ended when nobody came.
    hall.cancel(absent)
    hall.cancel(givesUp)
    expect(hall.next(1)).toBe(called)
    hall.park(1)
    // Set aside and given up: they waited for nobody.
    hall.cancel(called)
    const seen = seenIn(hall)
    expect([...seen.fates]).toEqual([
      ['absent 3', 1],
      ['cancelled 3', 1],
    ])
    expect(secondsOf(seen.absences.get(''))).toBeCloseTo(120, -1)
    expect([...seen.services, ...seen.walks]).toEqual([])
  })

  test('who is sent on was served; who walks for over ten minutes did something else', () => {
    const hall = livedHall()
    hall.open(1)
    hall.take('passport')
    hall.next(1)
    hall.at(11)
    hall.start(1)
    hall.at(13)
    hall.transfer(1, { queue: 'taxes' })
    const seen = seenIn(hall)
    expect([...seen.fates]).toEqual([['served 0', 1]])
    expect([...seen.walks]).toEqual([])
    expect(secondsOf(seen.services.get('clerk1 passport'))).toBeCloseTo(120, -1)
  })

  test('how long counters are open in each half hour, and when breaks begin', () => {
    const hall = livedHall()
    hall.at(20)
    hall.open(1)
    hall.at(50)
    hall.pause(1)
    hall.at(70)
    hall.resume(1)
    hall.at(70)
    hall.pause(1)
    hall.at(80)
    hall.close(1)
    const seen = seenIn(hall)
    expect([...seen.openMs]).toEqual([
      ['16', 10 * minute],
      ['17', 20 * minute],
    ])
    expect([...seen.breaks.keys()]).toEqual(['17', '18'])
    expect(secondsOf(seen.breaks.get('17'))).toBeCloseTo(20 * 60, -2)
    expect(secondsOf(seen.breaks.get('18'))).toBeCloseTo(10 * 60, -2)
  })

  test('who was called and left at the end of the day was absent; who waited in vain has left', () => {
    const hall = livedHall()
    hall.open(1)
    hall.take('passport')
    hall.take('passport')
    hall.next(1)
    hall.at(24 * 60)
    expect([...seenIn(hall).fates]).toEqual([
      ['absent 0', 1],
      ['left 8', 1],
    ])
  })

  test('waits of two hours and more are one', () => {
    const turn = { service: 'tax', clerk: null, priority: null, calledAt: null, lastCalledAt: null, startedAt: null }
    const left: EndedTurn = { ...turn, since: 0, parkedMs: 0, endedAt: 119 * minute, outcome: 'left' }
    const fates = [left.endedAt, 120 * minute, 600 * minute].map(endedAt => [
      ...withTurn(nothingSeen, { ...left, endedAt }).fates.keys(),
    ])
    expect(fates).toEqual([['left 7'], ['left 8'], ['left 8']])
  })

  describe('of one turn', () => {
    const served: EndedTurn = {
      service: 'tax',
      clerk: null,
      priority: null,
      since: 0,
      calledAt: 10 * minute,
      lastCalledAt: 10 * minute,
      startedAt: 11 * minute,
      parkedMs: 0,
      endedAt: 15 * minute,
      outcome: 'served',
    }
    const seenOf = (turn: Partial<EndedTurn>) => withTurn(nothingSeen, { ...served, ...turn })

    test('who was called, set aside and then gave up waited for nobody', () => {
      expect(seenOf({ outcome: 'cancelled' })).toBe(nothingSeen)
      expect(seenOf({ outcome: 'left' })).toBe(nothingSeen)
      expect(seenOf({ outcome: 'left', calledAt: null }).fates.size).toBe(1)
    })

    test('without a clerk or a priority the name is empty', () => {
      expect([...seenOf({}).services.keys()]).toEqual([' tax'])
      expect([...seenOf({}).priorities.entries()]).toEqual([['', 1]])
    })

    test('where arrival is not confirmed nobody was seen walking; ten minutes are a walk, more are none', () => {
      expect(secondsOf(seenOf({}).walks.get(''))).toBe(60)
      expect(seenOf({ startedAt: served.calledAt }).walks.size).toBe(0)
      expect(seenOf({ startedAt: 20 * minute, endedAt: 30 * minute }).walks.size).toBe(1)
      expect(seenOf({ startedAt: 20 * minute + 1, endedAt: 30 * minute }).walks.size).toBe(0)
    })

    test('whose service never began, or who was never called, was not seen being served', () => {
      for (const turn of [{ startedAt: null }, { lastCalledAt: null }]) {
        const { services, walks, priorities, fates } = seenOf(turn)
        expect([services.size, walks.size, priorities.size, fates.size]).toEqual([0, 0, 0, 1])
      }
    })
  })

  test('a slip of the finger is no break, and a counter was not open that closed at once or before', () => {
    const from = 9 * 60 * minute
    for (const to of [from, from - minute]) {
      expect(withPeriod(nothingSeen, { state: 'paused', from, to })).toBe(nothingSeen)
      expect(withPeriod(nothingSeen, { state: 'open', from, to })).toBe(nothingSeen)
    }
    expect(withPeriod(nothingSeen, { state: 'paused', from, to: from + 1 }).breaks.size).toBe(1)
  })

  test('what says nothing new leaves what was learnt as it is', () => {
    const hall = livedHall()
    hall.open(1)
    hall.take('passport')
    hall.next(1)
    const { ticket = '' } = hall.hall.counters.get(1) ?? {}
    hall.absent(1)
    const experience = learnt(hall)
    const gone = { type: 'ticket.left', at: hall.now, ticket: String(ticket) } as const
    expect(learn(experience, hall.hall, gone)).toBe(experience)
    const elsewhere = { type: 'counter.paused', at: hall.now, counter: 3, reason: 'lunch' } as const
    expect(learn(experience, hall.hall, elsewhere)).toBe(experience)
    expect(seenOn(experience, hall.hall.day, seen => seen)).toBe(experience)
  })

  test('four weeks are remembered, to the day', () => {
    expect(rememberedFrom('2026-11-24')).toBe('2026-10-27')
    const days = ['2026-10-26', '2026-10-27', '2026-11-23']
    const seen = days.reduce((all, day) => seenOn(all, day, () => ({ ...nothingSeen })), noExperience)
    const opened = { type: 'day.opened', day: '2026-11-24', at: nine } as const
    expect([...learn(seen, emptyHall('small-main'), opened).days.keys()]).toEqual(['2026-10-27', '2026-11-23'])
  })

  test('days are added up, and those of long ago are forgotten with a new day', () => {
    const hall = livedHall()
    hall.take('passport')
    hall.at(24 * 60)
    hall.take('passport')
    hall.take('tax')
    expect([...seenIn(hall).issued]).toEqual([
      ['papers 16', 2],
      ['taxes 16', 1],
    ])
    expect([...learnt(hall).days.keys()]).toEqual(['2026-11-24', '2026-11-25'])
    hall.at(400 * 24 * 60)
    expect([...learnt(hall).days.keys()]).toEqual([])
  })
})

describe('[W1] who is still to come', () => {
  const here = (hall: ReturnType<typeof livedHall>, experience = noExperience) => ({
    now: hall.now,
    expectations: expectOf(experience, hall.catalogue, hall.hall.day),
  })

  test('on the first day as many as so far, each service as often as it is expected', () => {
    const hall = livedHall()
    for (const _ of [1, 2, 3]) hall.take('passport')
    hall.at(30)
    const [queue] = hall.catalogue.queues
    if (!queue) throw new Error('The small town has no queue.')
    const [stream] = streamsOf(hall.hall, hall.catalogue, { queue, ...here(hall) })
    // Half an hour is over, and one more is counted.
    expect((stream?.perMs[0] ?? 0) * 60 * minute).toBeCloseTo(3)
    expect(stream).toMatchObject({ queue: 'papers', targetMs: 15 * minute })
    expect(new Set(stream?.wishes.map(({ service }) => service))).toEqual(new Set([0]))
    expect(streamsOf(livedHall().hall, hall.catalogue, { queue, ...here(livedHall()) })).toEqual([])
  })

  test('whoever is booked for this queue today, has not come and may still come in time: by their time', () => {
    const hall = livedHall(smallTown())
    const at = (minutes: number) => nine + minutes * minute
    const booking = (code: string, minutes: number, service = 'passport') =>
      ({ code, service, at: at(minutes), language: null, needs: [] }) as const
    hall.book('2026-11-24', [booking('LATER', 60), booking('SOON', 2), booking('TAX', 20, 'tax'), booking('HERE', 10)])
    hall.book('2026-11-25', [{ ...booking('TOMORROW', 24 * 60) }])
    hall.take('passport', { appointment: 'HERE' })
    const grace = hall.catalogue.settings.appointmentGraceMinutes
    const [stream] = bookedIn(hall.hall, hall.catalogue, { queue: 'papers', ...here(hall) })
    expect(stream?.booked?.map(({ dueAt, since }) => [dueAt, since])).toEqual([
      [at(2), nine],
      [at(60), at(55)],
    ])
    hall.at(2 + grace)
    const [still] = bookedIn(hall.hall, hall.catalogue, { queue: 'papers', ...here(hall) })
    expect(still?.booked).toHaveLength(1)
    expect(bookedIn(hall.hall, hall.catalogue, { queue: 'building', ...here(hall) })).toEqual([])
  })
})
