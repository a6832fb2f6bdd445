import { z } from 'zod'
import { weekdays } from '../../domain/catalogue'
import { languages } from '../../domain/words'
import { isIcon } from './icons'

/**
 * A municipality as its YAML file says it (municipalities/FORMAT.md). Strict: a key that nobody knows is a slip of
 * the pen, and is named. Every text is hostile until it has passed here (rule A6).
 */
const line = z
  .string()
  .min(1)
  .max(1_000)
  .regex(/^[^\p{Cc}]*$/u, 'expected a text without control characters')
const code = z
  .string()
  .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/, 'expected small Latin letters, digits, hyphens and dots')
  .max(64)
const language = z.enum(languages)
export const text = z.partialRecord(language, line)
const named = z.strictObject({ code, name: text })
const dayOfYear = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a date such as 2026-12-25')
const intervals = z.array(z.string().regex(/^\d{2}:\d{2}-\d{2}:\d{2}$/, 'expected hours such as 08:00-17:00')).max(6)
const hours = z.strictObject(Object.fromEntries(weekdays.map(day => [day, intervals.optional()])) as WeekShape)
type WeekShape = Record<(typeof weekdays)[number], z.ZodOptional<typeof intervals>>

const service = z.strictObject({
  code,
  group: code,
  audience: z.array(code).min(1),
  name: text,
  keywords: z.partialRecord(language, z.array(line)).optional(),
  documents: z.array(text).default([]),
  fee: z.strictObject({ amount: z.number().min(0).max(1e9), note: text.optional() }),
  deadlineDays: z.number().int().min(0).max(3_650),
  deliveredAtOnce: z.boolean(),
  department: code.optional(),
  queue: code,
  expectedMinutes: z.number().min(1).max(480),
  hours: hours.optional(),
  dailyCap: z.number().int().min(1).max(10_000).optional(),
})

const counter = z.strictObject({
  number: z.number().int().min(1).max(9_999),
  zone: code,
  queues: z.union([z.array(code).min(1), z.array(z.array(code).min(1)).min(1)]),
  name: text,
  accessible: z.boolean(),
  languages: z.array(language).optional(),
  room: z.string().max(20).optional(),
  share: z.record(code, z.number().int().min(1).max(20)).optional(),
  way: z.strictObject({ arrow: z.enum(['left', 'right', 'up', 'down', 'ahead']), text }).optional(),
})

const settings = z.strictObject({
  confirmArrival: z.boolean().optional(),
  maxCalls: z.number().int().min(1).max(10).optional(),
  returnWindowMinutes: z.number().int().min(0).max(1_440).optional(),
  recallPauseSeconds: z.number().int().min(0).max(600).optional(),
  stopBeforeCloseMinutes: z.number().int().min(0).max(240).optional(),
  absentAfterSeconds: z.number().int().min(20).max(3_600).optional(),
  kioskTicketsPerMinute: z.number().int().min(1).max(1_000).optional(),
  clerksCallAny: z.boolean().optional(),
  appointmentEarlyMinutes: z.number().int().min(0).max(1_440).optional(),
  appointmentGraceMinutes: z.number().int().min(0).max(1_440).optional(),
  appointmentHeadStartMinutes: z.number().int().min(0).max(1_440).optional(),
  retentionDays: z.number().int().min(1).max(3_650).optional(),
})

const branch = z.strictObject({
  code,
  name: text,
  kind: z.enum(['main', 'quarter', 'mobile']),
  address: text,
  phone: z.string().max(40),
  hours,
  closedOn: z.array(dayOfYear).default([]),
  zones: z.array(named).min(1),
  counters: z.array(counter).min(1),
  services: z.union([z.literal('all'), z.array(code).min(1)]),
  settings: settings.optional(),
})

export const municipalityFile = z.strictObject({
  municipality: z.strictObject({
    code,
    name: text,
    timeZone: z.string().refine(isTimeZone, 'expected an IANA time zone such as Europe/Skopje'),
    languages: z.array(language).min(1),
    currency: z.string().regex(/^[A-Z]{3}$/, 'expected three letters such as EUR'),
    theme: z.strictObject({
      accent: z
        .string()
        .regex(/^#[0-9a-f]{6}$/i, 'expected a colour such as #0b5fa5')
        .refine(accent => contrastWithWhite(accent) >= 4.5, 'expected a colour on which white can be read (4.5 to 1)'),
    }),
  }),
  audiences: z.array(named).min(1),
  departments: z.array(named).default([]),
  groups: z
    .array(z.strictObject({ code, icon: z.string().refine(isIcon, 'expected the name of a Lucide icon'), name: text }))
    .min(1)
    .max(60),
  services: z.array(service).min(1).max(2_000),
  queues: z
    .array(
      z.strictObject({
        code,
        prefix: z.string().regex(/^\p{Lu}{1,2}$/u, 'expected one or two capital letters'),
        name: text,
        targetWaitMinutes: z.number().min(0).max(480),
      }),
    )
    .min(1),
  priorities: z.array(z.strictObject({ code, headStartMinutes: z.number().min(0).max(480), name: text })).default([]),
  branches: z.array(branch).min(1),
  notices: z.array(z.strictObject({ title: text, body: text, from: dayOfYear, until: dayOfYear })).default([]),
})
export type MunicipalityFile = z.infer<typeof municipalityFile>

function isTimeZone(name: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(name) || name === 'Europe/Kyiv'
}

/** WCAG 2's contrast ratio of a colour against white. */
function contrastWithWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}
