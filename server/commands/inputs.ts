import { z } from 'zod'
import { outcomes } from '../../domain/event'
import { languages } from '../../domain/words'

/** Shapes that several commands share. Every outside text is bounded (rule A6). */
export const code = z.string().min(1).max(64)
export const ticketId = z.string().min(1).max(64)
export const counterNumber = z.number().int().min(1).max(9_999)
export const language = z.enum(languages)
export const delivered = z
  .array(z.object({ service: code, outcome: z.enum(outcomes) }))
  .max(20)
  .optional()

/** A control character in a note could reach a printer or a log. */
export const note = z
  .string()
  .max(2_000)
  .regex(/^[^\p{Cc}]*$|^[^\p{Cc}\n]*(\n[^\p{Cc}\n]*)*$/u, 'Only letters, digits, signs and line breaks.')
  .optional()
