import { z } from 'zod'
import { load } from '../../domain/appointments'
import { accept } from '../../domain/refusal'
import { needs as allNeeds, languages } from '../../domain/words'
import { command } from './command'
import { code } from './inputs'

/** The day's list, from whatever books appointments. */
export const appointmentLoad = command({
  name: 'appointment:load',
  about: 'Loads the appointments of a day in place of those before; who has come already stays.',
  by: ['supervisor', 'manager', 'admin'],
  input: z.object({
    day: z.iso.date(),
    appointments: z
      .array(
        z.object({
          code,
          service: code,
          /** Milliseconds since 1970, or a moment such as 2026-11-24T10:30:00+02:00. */
          at: z.union([z.number().int(), z.iso.datetime({ offset: true }).transform(text => Date.parse(text))]),
          language: z.enum(languages).nullable().default(null),
          needs: z.array(z.enum(allNeeds)).max(3).default([]),
        }),
      )
      .max(2_000),
  }),
  decide: (hall, asked, here) => {
    const events = load(hall, asked, here)
    return events.ok ? accept({ events: events.value }) : events
  },
})
