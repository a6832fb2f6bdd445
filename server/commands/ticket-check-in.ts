import { z } from 'zod'
import { bookingOf } from '../../domain/appointments'
import { languages } from '../../domain/words'
import { command } from './command'
import { code } from './inputs'
import { issue } from './issue'

/** A person with an appointment has come (rule O3). */
export const ticketCheckIn = command({
  name: 'ticket:check-in',
  about: 'Takes the ticket of an appointment, by its code.',
  by: ['kiosk', 'clerk', 'supervisor', 'admin'],
  input: z.object({ appointment: code, language: z.enum(languages).nullish() }),
  decide: (hall, { appointment, language }, circumstances) => {
    const booked = bookingOf(hall, appointment, circumstances)
    if (!booked.ok) return booked
    const { service, needs } = booked.value
    const wish = { service, needs, appointment, priority: null, language: language ?? booked.value.language }
    return issue(hall, wish, circumstances)
  },
})
