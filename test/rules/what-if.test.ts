import { describe, expect, test } from 'vitest'
import { changesOf, Misunderstood } from '../../server/cli/changes'
import { type Change, changed } from '../../simulation/change'
import { type Town, usualTown } from '../../simulation/town'
import { waitsOf } from '../../simulation/waits'
import { smallTown } from './small-town'

const town = usualTown(smallTown(), { people: 90 })
const mondays = { from: '2026-11-02', days: 4, seed: 3 }

function whatIf(change: Change): Town {
  const made = changed(town, change)
  if (!made.ok) throw new Error(made.why)
  return made.town
}

function all(wanted: Town) {
  const [together] = waitsOf(wanted, mondays).queues
  if (!together) throw new Error('There is no line for all queues together.')
  return together
}

describe('what if', () => {
  test('the same seed is the same days, and the same people come whatever the town does', () => {
    expect(waitsOf(town, mondays)).toEqual(waitsOf(town, mondays))
    const one = { do: 'open-counters', more: 1, days: ['mon', 'tue'], queue: 'papers' } as const
    expect(all(whatIf(one)).issued).toBe(all(town).issued)
  })

  test('one more counter shortens the wait, one fewer lengthens it', () => {
    const more = all(whatIf({ do: 'open-counters', more: 1, days: ['mon', 'tue'], queue: 'papers' }))
    const fewer = all(whatIf({ do: 'keep-closed', counter: 2, days: ['mon', 'tue'] }))
    expect(more.meanMinutes).toBeLessThan(all(town).meanMinutes ?? NaN)
    expect(fewer.meanMinutes).toBeGreaterThan(all(town).meanMinutes ?? NaN)
  })

  test('on days that a change does not touch, nothing changes', () => {
    const friday = whatIf({ do: 'open-counters', more: 1, days: ['fri'], queue: 'papers' })
    expect(waitsOf(friday, mondays)).toEqual(waitsOf(town, mondays))
  })

  test('a change that cannot be says why', () => {
    const cannot = (change: Change) => {
      const made = changed(town, change)
      return made.ok ? 'it can' : made.why
    }
    expect(cannot({ do: 'set-target', queue: 'stamps', minutes: 5 })).toMatch(/no queue "stamps"/)
    expect(cannot({ do: 'keep-closed', counter: 9, days: ['mon'] })).toMatch(/no counter 9; there are 1, 2, 3/)
    const share = [
      { queue: 'papers', calls: 2 },
      { queue: 'taxes', calls: 1 },
    ]
    expect(cannot({ do: 'set-share', counter: 2, share })).toMatch(/one tier/)
    expect(changed(town, { do: 'set-share', counter: 3, share: [{ ...share[1], queue: 'taxes', calls: 1 }] }).ok).toBe(
      false,
    )
  })

  test('is understood as it is typed, and what is not understood is named', () => {
    const nothing = { counter: [], target: [], share: [], hours: [], arrivals: [] }
    const typed = changesOf({
      counter: ['+1:tue:papers', '-3:mon,tue'],
      target: ['papers=10'],
      share: ['3:taxes=2,building=1'],
      hours: ['sat=09:00-12:00'],
      arrivals: ['120'],
    })
    expect(typed.map(change => change.do)).toEqual([
      'open-counters',
      'keep-closed',
      'set-target',
      'set-share',
      'set-hours',
      'set-people',
    ])
    for (const wrong of [
      { counter: ['1:tue:papers'] },
      { counter: ['+1:someday:papers'] },
      { target: ['papers'] },
      { share: ['3:taxes'] },
      { hours: ['sat=12:00-09:00'] },
      { arrivals: ['many'] },
    ])
      expect(() => changesOf({ ...nothing, ...wrong })).toThrow(Misunderstood)
  })
})
