import { z } from 'zod'
import type { PaperProfile } from '../devices/printer-profiles'
import type { AgentWord } from '../domain/wire'

/** What an agent may say (rule A6): a device that was let in may still be somebody else's by now. */
const status = z.enum(['ready', 'paper-low', 'no-paper', 'cover-open', 'offline', 'error'])
const paperLeft = z.boolean().default(false)
const key = z.string().min(1).max(128)
const job = z.string().max(64)

const codePage = z.enum(['windows-1251', 'windows-1250', 'windows-1254', 'ibm866'])

const profile = z.object({
  width: z.number().int().min(64).max(2_048).multipleOf(8),
  dpi: z.union([z.literal(180), z.literal(203)]),
  columns: z.number().int().min(16).max(96),
  cutter: z.enum(['partial', 'full', 'none']),
  feedDots: z.number().int().min(0).max(2_000),
  status: z.enum(['epson', 'custom', 'none']),
  feelsLowPaper: z.boolean(),
  presenter: z.enum(['none', 'custom']),
  letters: z.enum(['drawn', 'text']),
  codePages: z.partialRecord(codePage, z.number().int().min(0).max(255)),
}) satisfies z.ZodType<PaperProfile>

const peripheral = z.object({
  key,
  name: z.string().max(128),
  kind: z.enum(['scanner', 'keys', 'lamp']),
  usualRole: z.enum(['scanner', 'navigation', 'clerk', 'rating', 'lamp']).nullable(),
  usualKeys: z.record(z.string().max(32), z.string().max(32)),
  state: z.enum(['open', 'unused', 'forbidden']),
})

export const agentWord = z.discriminatedUnion('is', [
  z.object({ is: z.literal('seen'), peripherals: z.array(peripheral).max(64) }),
  z.object({ is: z.literal('scanned'), by: key, code: z.string().min(1).max(8_000) }),
  z.object({ is: z.literal('pressed'), by: key, button: z.string().min(1).max(32) }),
  z.object({
    is: z.literal('here'),
    run: z.string().min(1).max(64),
    printer: z.object({ status, paperLeft, profile }).nullable(),
    working: z.array(job).max(1_000),
  }),
  z.object({ is: z.literal('printer'), status, paperLeft }),
  z.object({ is: z.literal('printed'), job, outcome: z.enum(['confirmed', 'failed', 'unknown']) }),
]) as unknown as z.ZodType<AgentWord>
