import { z } from 'zod'
import { languages } from '../../domain/words'
import { command } from './command'
import { code, needs, phone } from './inputs'
import { issue } from './issue'

/** A person chooses a service and takes a ticket. */
export const ticketTake = command({
  name: 'ticket:take',
  about: 'Takes a ticket for a service.',
  by: ['kiosk', 'clerk', 'supervisor', 'admin'],
  input: z.object({
    service: code,
    priority: code.nullish(),
    language: z.enum(languages).nullish(),
    needs,
    phone: phone.nullish(),
  }),
  decide: (hall, { service, priority = null, language = null, needs, phone }, circumstances) =>
    issue(hall, { service, priority, language, needs, phone }, circumstances),
})
