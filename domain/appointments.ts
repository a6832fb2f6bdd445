import { Cabinet } from './cabinet'
import type { Catalogue } from './catalogue'
import type { Booking, HallEvent } from './event'
import { appointmentKey, type Hall } from './hall'
import { localTime } from './local-time'
import { dueAt } from './order'
import { accept, type Result, refuse } from './refusal'
import { serviceOf } from './services'
import type { BusinessDay, Instant, QueueCode, TicketId } from './words'

const minuteMs = 60_000

/** The list of a day comes from whatever books appointments: it takes the place of the one before (rule O3). */
export function load(
  hall: Hall,
  { day, appointments: list }: { day: BusinessDay; appointments: readonly Booking[] },
  { catalogue, now }: { catalogue: Catalogue; now: Instant },
): Result<readonly HallEvent[]> {
  if (day < hall.day) return refuse('ticket/too-late')
  // One spelling from here on, in the journal, in the tables and in the hall.
  const appointments = list.map(one => ({ ...one, code: spelled(one.code) }))
  const codes = new Set(appointments.map(({ code }) => code))
  const zone = catalogue.municipality.timeZone
  if (codes.size < appointments.length || appointments.some(({ at }) => localTime(at, zone).day !== day))
    return refuse('input/invalid')
  if (!appointments.every(({ service }) => serviceOf(catalogue, service))) return refuse('service/unknown')
  return accept([{ type: 'appointments.loaded', at: now, day, appointments }])
}

/** The appointment of a person who has come; a refusal says since when, or that it was used (rule O3). */
export function bookingOf(hall: Hall, code: string, { catalogue, now }: { catalogue: Catalogue; now: Instant }) {
  const booked = hall.appointments.get(appointmentKey(hall.day, spelled(code)))
  if (!booked) return refuse('appointment/unknown')
  if (booked.ticket !== null) return refuse('appointment/used')
  const from = booked.at - catalogue.settings.appointmentEarlyMinutes * minuteMs
  if (now < from) return refuse('appointment/too-early', { until: from })
  return accept(booked)
}

/** People type a code as they like: capitals or not, it is the same. */
function spelled(code: string): string {
  return code.toUpperCase()
}

/** Until the grace is over, due at the booked time; later a walk-in with the appointment's head start (rule O3). */
export function dueByAppointment(
  catalogue: Catalogue,
  at: Instant,
  { queue, now }: { queue: QueueCode; now: Instant },
) {
  const { appointmentGraceMinutes, appointmentHeadStartMinutes } = catalogue.settings
  if (now <= at + appointmentGraceMinutes * minuteMs) return at
  return dueAt(catalogue, now, { queue, priority: null }) - appointmentHeadStartMinutes * minuteMs
}

/** The list of a day takes the place of the one before; who has come already stays. */
export function loaded(hall: Hall, { day, appointments }: Extract<HallEvent, { type: 'appointments.loaded' }>) {
  const others = [...hall.appointments.values()].filter(one => one.day !== day || one.ticket !== null)
  const kept = Cabinet.of(others.map(one => [appointmentKey(one.day, one.code), one] as const))
  return appointments.reduce((all, booking) => {
    const key = appointmentKey(day, booking.code)
    return all.get(key) ? all : all.with(key, { ...booking, day, ticket: null })
  }, kept)
}

/** Of this day and of days to come. */
export function fromDay(hall: Hall, day: BusinessDay): Hall['appointments'] {
  const still = [...hall.appointments.values()].filter(one => one.day >= day)
  return Cabinet.of(still.map(one => [appointmentKey(one.day, one.code), one] as const))
}

/** The person with this appointment has come, and has a ticket. */
export function checkedIn(hall: Hall, code: string, ticket: TicketId): Hall['appointments'] {
  const key = appointmentKey(hall.day, code)
  const booked = hall.appointments.get(key)
  return booked ? hall.appointments.with(key, { ...booked, ticket }) : hall.appointments
}
