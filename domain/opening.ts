import { type Branch, type Catalogue, type Interval, type Weekday, weekdays } from './catalogue'
import { instantOf, localTime, nextDay } from './local-time'
import type { Opening } from './views'
import type { BusinessDay, Instant } from './words'

/** The opening hours of a local date: closed dates have none (rule K1). */
export function hoursOn(branch: Branch, day: BusinessDay): readonly Interval[] {
  if (branch.closedOn.includes(day)) return []
  return branch.hours[weekdayOf(day)] ?? []
}

export function weekdayOf(day: BusinessDay): Weekday {
  const sundayFirst = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekdays[(sundayFirst + 6) % 7] ?? 'mon'
}

/**
 * Whether tickets are issued now, until when, and when next. Tickets stop `stopBeforeCloseMinutes` before the doors
 * close (rule K1).
 */
export function openingAt(catalogue: Catalogue, now: Instant): Opening {
  const { branch, municipality, settings } = catalogue
  const week = weekdays.map(day => ({ day, intervals: branch.hours[day] ?? [] }))
  if (settings.alwaysOpen) return { open: true, always: true, changesAt: null, week }
  const zone = municipality.timeZone
  const here = localTime(now, zone)
  const current = hoursOn(branch, here.day).find(
    ({ from, to }) => from <= here.minute && here.minute < to - settings.stopBeforeCloseMinutes,
  )
  if (current) {
    const closes = current.to - settings.stopBeforeCloseMinutes
    return { open: true, always: false, changesAt: instantOf(here.day, closes, zone), week }
  }
  return { open: false, always: false, changesAt: nextOpening(catalogue, now), week }
}

function nextOpening(catalogue: Catalogue, now: Instant): Instant | null {
  const zone = catalogue.municipality.timeZone
  let day = localTime(now, zone).day
  for (let ahead = 0; ahead <= daysLookedAhead; ahead++) {
    for (const { from } of hoursOn(catalogue.branch, day)) {
      const opens = instantOf(day, from, zone)
      if (opens > now) return opens
    }
    day = nextDay(day)
  }
  return null
}

const daysLookedAhead = 14
