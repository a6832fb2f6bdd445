import { describe, expect, test } from 'vitest'
import { instantOf, localTime, nextDay } from '../../domain/local-time'
import { nextOpening, openingAt, weekdayOf } from '../../domain/opening'
import { smallTown } from './small-town'

const zone = 'Europe/Skopje'
const at = (text: string) => Date.parse(text)

describe('[N2] the business day is the branch’s local date', () => {
  test.each([
    ['2026-11-23T22:59:59.999Z', '2026-11-23'],
    ['2026-11-23T23:00:00Z', '2026-11-24'],
    ['2026-07-01T21:59:59Z', '2026-07-01'],
    ['2026-07-01T22:00:00Z', '2026-07-02'],
  ])('%s is %s', (instant, day) => {
    expect(localTime(at(instant), zone).day).toBe(day)
  })

  test('the hours of the change to summer time and back have their minutes', () => {
    expect(localTime(at('2026-03-29T00:59:00Z'), zone)).toEqual({ day: '2026-03-29', minute: 119 })
    expect(localTime(at('2026-03-29T01:00:00Z'), zone)).toEqual({ day: '2026-03-29', minute: 180 })
    expect(localTime(at('2026-10-25T00:59:00Z'), zone)).toEqual({ day: '2026-10-25', minute: 179 })
    expect(localTime(at('2026-10-25T01:00:00Z'), zone)).toEqual({ day: '2026-10-25', minute: 120 })
  })

  test('a day before the change is asked for after one behind it, and has its own minutes', () => {
    expect(localTime(at('2026-03-30T12:00:00Z'), zone).minute).toBe(840)
    expect(localTime(at('2026-03-29T00:59:00Z'), zone).minute).toBe(119)
    expect(localTime(at('2026-10-26T12:00:00Z'), zone).minute).toBe(780)
    expect(localTime(at('2026-10-25T00:59:00Z'), zone).minute).toBe(179)
  })

  test('a local time is found back from its instant', () => {
    for (const day of ['2026-01-15', '2026-03-29', '2026-07-15', '2026-10-25'])
      for (const minute of [0, 480, 1020, 1439])
        expect(localTime(instantOf(day, minute, zone), zone)).toEqual({ day, minute })
  })

  test('another zone than the last one asked is not taken from its memory', () => {
    const instant = at('2026-11-24T06:30:00Z')
    expect(localTime(instant, 'Europe/Kyiv').minute).toBe(510)
    expect(localTime(instant, 'Europe/Belgrade').minute).toBe(450)
    expect(localTime(instant, 'Europe/Kyiv').minute).toBe(510)
  })

  test('days follow each other over months and years', () => {
    expect(nextDay('2026-12-31')).toBe('2027-01-01')
    expect(nextDay('2028-02-28')).toBe('2028-02-29')
    expect(weekdayOf('2026-11-24')).toBe('tue')
  })
})

describe('[K1] opening hours', () => {
  const town = smallTown({ alwaysOpen: false, stopBeforeCloseMinutes: 15 })
  const opening = (local: string) => openingAt(town, at(`${local}+01:00`))

  test('open within an interval, to its end less the minutes before closing', () => {
    expect(opening('2026-11-24T07:59:00').open).toBe(false)
    expect(opening('2026-11-24T08:00:00').open).toBe(true)
    expect(opening('2026-11-24T11:44:00').open).toBe(true)
    expect(opening('2026-11-24T11:45:00').open).toBe(false)
    expect(opening('2026-11-24T13:00:00').open).toBe(true)
  })

  test('says when it closes, and when it opens next', () => {
    expect(opening('2026-11-24T09:00:00').changesAt).toBe(at('2026-11-24T11:45:00+01:00'))
    expect(opening('2026-11-24T12:00:00').changesAt).toBe(at('2026-11-24T13:00:00+01:00'))
    expect(opening('2026-11-24T17:00:00').changesAt).toBe(at('2026-11-30T08:00:00+01:00'))
  })

  test('a closed date has no hours', () => {
    expect(opening('2026-12-08T09:00:00').open).toBe(false)
    expect(opening('2026-12-08T09:00:00').changesAt).toBe(at('2026-12-14T08:00:00+01:00'))
  })

  test('shows the week from Monday, and whether the branch never closes', () => {
    const { week, always } = opening('2026-11-24T09:00:00')
    expect(week.map(({ day }) => day)).toEqual(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])
    expect(week[0]?.intervals).toEqual([{ from: 480, to: 960 }])
    expect([week[1]?.intervals.length, week[6]?.intervals]).toEqual([2, []])
    expect([always, opening('2026-11-24T20:00:00').always]).toEqual([false, false])
    const never = openingAt(smallTown({ alwaysOpen: true }), at('2026-11-24T03:00:00+01:00'))
    expect(never).toMatchObject({ open: true, always: true, changesAt: null, week })
  })

  test('next is after now, and two weeks ahead at most', () => {
    const next = (local: string, closedOn: readonly string[] = []) => {
      const branch = { ...town.branch, hours: { tue: [{ from: 480, to: 720 }] }, closedOn }
      return nextOpening({ ...town, branch }, at(`${local}+01:00`))
    }
    expect(next('2026-11-24T07:59:59.999')).toBe(at('2026-11-24T08:00:00+01:00'))
    expect(next('2026-11-24T08:00:00')).toBe(at('2026-12-01T08:00:00+01:00'))
    expect(next('2026-11-24T08:00:00', ['2026-12-01'])).toBe(at('2026-12-08T08:00:00+01:00'))
    expect(next('2026-11-24T08:00:00', ['2026-12-01', '2026-12-08'])).toBeNull()
  })

  test('never open within two weeks is said as null', () => {
    const shut = { ...town, branch: { ...town.branch, hours: {} } }
    expect(openingAt(shut, at('2026-11-24T09:00:00+01:00')).changesAt).toBeNull()
  })
})
