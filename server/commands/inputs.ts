import { z } from 'zod'
import { outcomes } from '../../domain/event'
import { needs as allNeeds, languages } from '../../domain/words'

/** Shapes that several commands share. Every outside text is bounded (rule A6). */
export const code = z.string().min(1).max(64)
export const ticketId = z.string().min(1).max(64)
export const counterNumber = z.number().int().min(1).max(9_999)
export const language = z.enum(languages)
export const delivered = z
  .array(z.object({ service: code, outcome: z.enum(outcomes) }))
  .max(20)
  .optional()

export const needs = z.array(z.enum(allNeeds)).max(3).optional()

/** As people write it: spaces, hyphens and brackets are theirs. */
export const phone = z
  .string()
  .max(32)
  .transform(text => text.replace(/[\s()./-]/g, ''))
  .refine(text => /^\+?\d{6,15}$/.test(text), 'expected a phone number')

/** Why, in a sentence: it stays in the journal. */
export const reason = z
  .string()
  .trim()
  .min(1)
  .max(300)
  .regex(/^[^\p{Cc}]*$/u, 'expected a text without control characters')

/** A control character in a note could reach a printer or a log. */
export const note = z
  .string()
  .max(2_000)
  .regex(/^[^\p{Cc}]*$|^[^\p{Cc}\n]*(\n[^\p{Cc}\n]*)*$/u, 'Only letters, digits, signs and line breaks.')
  .optional()
