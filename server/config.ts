import path from 'node:path'
import { z } from 'zod'
import { type HidKind, hidKinds } from '../devices/open-hid'
import { parsePrinterUrl } from '../devices/printer-address'

/** What the environment says, parsed once. */
export interface Config {
  readonly port: number
  readonly host: string
  /** Absolute. */
  readonly dataDir: string
  /** Null: SQLite in `dataDir`. */
  readonly databaseUrl: string | null
  /** Path of a YAML file that is loaded when the database is empty. */
  readonly municipality: string
  /** No municipality was named: simulated devices and a mark on every screen. */
  readonly demonstration: boolean
  readonly alwaysOpen: boolean
  readonly adminPassword: string | undefined
  readonly printerUrl: string
  /** Where the server's own scanners, keypads and lamps are. */
  readonly hid: HidKind
  readonly publicUrl: string | undefined
  readonly logLevel: (typeof levels)[number]
}

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

const environment = z.object({
  PORT: z.coerce.number({ error: 'expected a number from 0 to 65535' }).int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1, 'expected an address of this machine, such as 127.0.0.1 or 0.0.0.0').default('127.0.0.1'),
  DATA_DIR: z.string().min(1, 'expected a folder').default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'expected postgresql://user:password@host:5432/database, or nothing for SQLite')
    .optional(),
  MUNICIPALITY: z.string().min(1, 'expected the path of a YAML file').optional(),
  HOURS: z.enum(['municipality', 'always'], { error: 'expected municipality or always' }).optional(),
  ADMIN_PASSWORD: z.string().min(8, 'expected at least 8 characters').optional(),
  PRINTER_URL: z.string().optional(),
  HID: z.enum(hidKinds, { error: `expected ${hidKinds.join(', ')}` }).optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'expected an address such as https://queue.town.example' })
    .optional(),
  LOG_LEVEL: z.enum(levels, { error: `expected one of ${levels.join(', ')}` }).default('info'),
})

/** Thrown with every fault of the environment, each on a line of its own. */
export class WrongConfig extends Error {}

export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  const faults = parsed.success
    ? []
    : parsed.error.issues.map(
        ({ path: [name = ''], message }) => `${String(name)} is "${given[String(name)]}": ${message}.`,
      )
  const demonstration = given.MUNICIPALITY === undefined
  const printerUrl = given.PRINTER_URL ?? (demonstration ? 'simulated:' : 'none:')
  try {
    parsePrinterUrl(printerUrl)
  } catch (fault) {
    faults.push(fault instanceof Error ? fault.message : String(fault))
  }
  if (!parsed.success || faults.length > 0) throw new WrongConfig(faults.join('\n'))
  const { PORT, HOST, DATA_DIR, DATABASE_URL, MUNICIPALITY, HOURS, ADMIN_PASSWORD, PUBLIC_URL, HID, LOG_LEVEL } =
    parsed.data
  return {
    port: PORT,
    host: HOST,
    dataDir: path.resolve(DATA_DIR),
    databaseUrl: DATABASE_URL ?? null,
    municipality: path.resolve(MUNICIPALITY ?? 'municipalities/pokrov.yaml'),
    demonstration,
    alwaysOpen: (HOURS ?? (demonstration ? 'always' : 'municipality')) === 'always',
    adminPassword: ADMIN_PASSWORD,
    printerUrl,
    hid: HID ?? (demonstration ? 'simulated' : 'none'),
    publicUrl: PUBLIC_URL?.replace(/\/+$/, ''),
    logLevel: LOG_LEVEL,
  }
}
