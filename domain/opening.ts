import type { Opening } from './branch-shown'
import { type Branch, type Catalogue, type Interval, type Service, type Weekday, weekdays } from './catalogue'
import type { Hall } from './hall'
import { instantOf, type LocalTime, localTime, nextDay } from './local-time'
import type { BusinessDay, Instant } from './words'

/** The opening hours of a local date: closed dates have none (rule K1). */
export function hoursOn(branch: Branch, day: BusinessDay): readonly Interval[] {
  if (branch.closedOn.includes(day)) return []
  return branch.hours[weekdayOf(day)] ?? []
}

export function weekdayOf(day: BusinessDay): Weekday {
  if (asked.day !== day) {
    const sundayFirst = new Date(`${day}T00:00:00Z`).getUTCDay()
    asked = { day, weekday: weekdays[(sundayFirst + 6) % 7] ?? 'mon' }
  }
  return asked.weekday
}

/** The day that was asked about last: mostly it is asked about again. */
let asked: { readonly day: BusinessDay; readonly weekday: Weekday } = { day: '', weekday: 'mon' }

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
  const current = hoursAround(catalogue, here)
  if (current) {
    const closes = current.to - settings.stopBeforeCloseMinutes
    return { open: true, always: false, changesAt: instantOf(here.day, closes, zone), week }
  }
  return { open: false, always: false, changesAt: nextOpening(catalogue, now), week }
}

/** Whether tickets are issued now. */
export function isOpenAt(catalogue: Catalogue, now: Instant): boolean {
  if (catalogue.settings.alwaysOpen) return true
  return hoursAround(catalogue, localTime(now, catalogue.municipality.timeZone)) !== undefined
}

/** The hours in which a moment lies, where tickets are issued at it. */
function hoursAround({ branch, settings }: Catalogue, { day, minute }: LocalTime): Interval | undefined {
  return hoursOn(branch, day).find(({ from, to }) => from <= minute && minute < to - settings.stopBeforeCloseMinutes)
}

/** Why a service cannot be taken now (rule K2); null when it can. */
export type ServiceClosed =
  | { readonly because: 'switched-off'; readonly reason: string }
  | { readonly because: 'full' }
  | { readonly because: 'hours'; readonly opensAt: Instant | null }

/** Switched off with a reason, all of the day's tickets given, or outside hours of its own (rule K2). */
export function serviceClosed(hall: Hall, service: Service, catalogue: Catalogue, now: Instant): ServiceClosed | null {
  const reason = hall.closedServices.get(service.code)
  if (reason !== undefined) return { because: 'switched-off', reason }
  const issued = hall.today.issuedFor.get(service.code) ?? 0
  if (service.dailyCap !== undefined && issued >= service.dailyCap) return { because: 'full' }
  if (!service.hours) return null
  const own = { ...catalogue, branch: { ...catalogue.branch, hours: service.hours } }
  return isOpenAt(own, now) ? null : { because: 'hours', opensAt: openingAt(own, now).changesAt }
}

/** When the doors open next by the branch's own hours; null if not within two weeks. */
export function nextOpening(catalogue: Catalogue, now: Instant): Instant | null {
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
