import { z } from 'zod'
import { counterOf } from '../../domain/calling'
import type { HallEvent } from '../../domain/event'
import type { Counter, Hall } from '../../domain/hall'
import { accept, type Result, refuse } from '../../domain/refusal'
import type { Role } from '../who'
import { type Circumstances, command, type HallCommand } from './command'
import { counterNumber, ticketId } from './inputs'

export const whoCalls: readonly Role[] = ['clerk', 'supervisor', 'admin']

/** The counter may be left out: then it is the one where the clerk sits. */
const shape = z.object({ counter: counterNumber.optional(), ticket: ticketId.optional() })
type Where = z.infer<typeof shape>

/**
 * An act of a clerk at an open counter. The counter must be the clerk's own (a supervisor's hand reaches any); when
 * the command names the ticket that the clerk saw, it must still be there (rule C2).
 */
export function atCounter<Extra extends z.ZodRawShape>(definition: {
  readonly name: string
  readonly about: string
  readonly input: Extra
  decide(
    hall: Hall,
    counter: Counter,
    asked: { readonly input: z.infer<z.ZodObject<Extra>>; readonly circumstances: Circumstances },
  ): Result<readonly HallEvent[]>
}): HallCommand<Where & z.infer<z.ZodObject<Extra>>> {
  const input = shape.extend(definition.input) as unknown as z.ZodType<Where & z.infer<z.ZodObject<Extra>>>
  return command({
    name: definition.name,
    about: definition.about,
    by: whoCalls,
    input,
    decide: (hall, asked, circumstances) => {
      const counter = seatOf(hall, asked.counter, circumstances)
      if (!counter.ok) return counter
      if (asked.ticket !== undefined && asked.ticket !== counter.value.ticket) return refuse('counter/moved-on')
      const events = definition.decide(hall, counter.value, { input: asked, circumstances })
      return events.ok ? accept({ events: events.value }) : events
    },
  })
}

/** The clerk's own counter, or for a supervisor any that is open. */
export function seatOf(
  hall: Hall,
  number: number | undefined,
  { actor }: Pick<Circumstances, 'actor'>,
): Result<Counter> {
  if (actor.kind !== 'staff') return refuse('person/not-allowed')
  return counterOf(hall, { number, clerk: actor.id, mayAny: actor.role !== 'clerk' })
}
