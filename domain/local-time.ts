import type { BusinessDay, Instant } from './words'

/** A moment on the wall clock of a place. */
export interface LocalTime {
  readonly day: BusinessDay
  /** Minutes after local midnight. */
  readonly minute: number
}

const quarterHourMs = 15 * 60_000
const dayMs = 24 * 3_600_000
const formats = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, KnownOffset>()

/** The wall clock in an IANA time zone (rule N2). */
export function localTime(at: Instant, timeZone: string): LocalTime {
  const shifted = at + offsetAt(at, timeZone)
  const day = Math.floor(shifted / dayMs)
  if (named.day !== day) named = { day, name: new Date(day * dayMs).toISOString().slice(0, 10) }
  return { day: named.name, minute: Math.floor((shifted - day * dayMs) / 60_000) }
}

/** The day that was asked for last, counted since 1970: mostly it is asked for again. */
let named: { readonly day: number; readonly name: BusinessDay } = { day: 0, name: '1970-01-01' }

/**
 * How far local time is ahead of UTC, in milliseconds. No zone changes its offset and changes it back within a day: where
 * a day of UTC ends as it began, one answer serves for all of it. Otherwise offsets change on quarter hours only.
 */
export function offsetAt(at: Instant, timeZone: string): number {
  const day = Math.floor(at / dayMs)
  let known = offsets.get(timeZone)
  if (known?.day !== day) {
    const begins = known?.day === day - 1 ? known.ends : askedOffset(day * dayMs, timeZone)
    const ends = known?.day === day + 1 ? known.begins : askedOffset((day + 1) * dayMs, timeZone)
    known = { day, begins, ends, quarter: Number.NaN, offsetMs: 0 }
    offsets.set(timeZone, known)
  }
  if (known.begins === known.ends) return known.begins
  const quarter = Math.floor(at / quarterHourMs)
  if (known.quarter !== quarter) {
    known = { ...known, quarter, offsetMs: askedOffset(quarter * quarterHourMs, timeZone) }
    offsets.set(timeZone, known)
  }
  return known.offsetMs
}

interface KnownOffset {
  readonly day: number
  readonly begins: number
  readonly ends: number
  readonly quarter: number
  readonly offsetMs: number
}

function askedOffset(at: Instant, timeZone: string): number {
  const part: Record<string, number> = {}
  for (const { type, value } of formatFor(timeZone).formatToParts(at)) part[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000
}

/** The instant of a wall clock's time. In the hour that a spring change skips: the moment after the change. */
export function instantOf(day: BusinessDay, minute: number, timeZone: string): Instant {
  const asUtc = Date.parse(`${day}T00:00:00Z`) + minute * 60_000
  const first = asUtc - offsetAt(asUtc, timeZone)
  return asUtc - offsetAt(first, timeZone)
}

export function nextDay(day: BusinessDay): BusinessDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(timeZone, format)
  return format
}
