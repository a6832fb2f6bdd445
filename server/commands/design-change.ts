import { z } from 'zod'
import { accept, refuse } from '../../domain/refusal'
import { emblemDots, longestFooter, type TicketDesign } from '../../domain/ticket-design'
import { languages } from '../../domain/words'
import { nameOf } from '../who'
import { command } from './command'

const line = z
  .string()
  .trim()
  .max(longestFooter)
  .regex(/^[^\p{Cc}]*$/u, 'expected one line without control characters')

const emblem = z
  .object({
    width: z
      .number()
      .int()
      .min(1)
      .max(2 * emblemDots),
    height: z.number().int().min(1).max(emblemDots),
    bits: z.base64().max(16_000),
  })
  .refine(({ width, height, bits }) => Buffer.from(bits, 'base64').length === Math.ceil(width / 8) * height, {
    message: 'expected as many bytes as the rows have',
  })

/** A design from outside (rule A6); what an admin looks at is parsed as what is kept. */
export const design: z.ZodType<TicketDesign> = z.object({
  size: z.enum(['usual', 'large']),
  emblem: emblem.nullable(),
  showsWait: z.boolean(),
  showsRow: z.boolean(),
  showsDocuments: z.boolean(),
  showsCode: z.boolean(),
  footer: z.partialRecord(z.enum(languages), line),
  second: z.enum(languages).nullable(),
})

/** How all tickets of the town look from now on. */
export const designChange = command({
  name: 'design:change',
  about: 'Changes how the tickets of this municipality look.',
  by: ['admin'],
  input: z.object({ design }),
  decide: (_hall, { design }, { now, catalogue, actor }) => {
    const { code, languages: spoken } = catalogue.municipality
    if (design.second && !spoken.includes(design.second)) return refuse('language/unknown')
    const sql = `INSERT INTO "TicketDesign" ("municipalityCode", "design", "changedAt", "changedBy") VALUES (?, ?, ?, ?)
      ON CONFLICT ("municipalityCode") DO UPDATE SET "design" = excluded."design",
      "changedAt" = excluded."changedAt", "changedBy" = excluded."changedBy"`
    return accept({
      events: [{ type: 'design.changed', at: now, municipality: code }],
      writes: [{ sql, cells: [code, JSON.stringify(design), now, nameOf(actor)] }],
    })
  },
})
