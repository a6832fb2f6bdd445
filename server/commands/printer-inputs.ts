import { z } from 'zod'
import { isProfileName, parsePrinterAddress, placeOfPrinter, withProfile } from '../../devices/printer-address'
import type { Catalogue } from '../../domain/catalogue'
import { accept, type Result, refuse } from '../../domain/refusal'
import { branchOfFarPrinter } from '../far-printers'
import type { Database } from '../store/database'
import { code, counterNumber } from './inputs'

export const printerName = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .regex(/^[^\p{Cc}]*$/u, 'expected a name without control characters')

export const profile = z.string().refine(isProfileName, 'expected the name of a profile')

/** Hostile until parsed (rule A6). A file is a device here: an admin of Redica is not one of the whole machine. */
export const address = z
  .string()
  .trim()
  .max(300)
  .superRefine((text, check) => {
    try {
      if (/[?&]profile=/.test(text)) throw new Error('the kind of printer is chosen apart')
      const parsed = parsePrinterAddress(text)
      if (parsed.kind === 'none') throw new Error('none: is no printer')
      if (parsed.kind === 'file' && !/^\/dev\/(usb\/)?[a-zA-Z0-9]+$/.test(parsed.path))
        throw new Error('expected a device, such as file:/dev/usb/lp0')
    } catch (fault) {
      check.addIssue({ code: 'custom', message: fault instanceof Error ? fault.message : String(fault) })
    }
  })

/** Null: all kiosks of the branch that have no printer of their own. */
export const kiosk = code.nullable()

/** Where a printer stands that is for receipts of counters, and for no kiosk. */
export const counters = z.array(counterNumber).max(500)

/** A printer is for all kiosks, for one of them, or for counters. */
export function areForOne({ kiosk, counters = [] }: { kiosk?: string | null; counters?: readonly number[] }): boolean {
  return !kiosk || counters.length === 0
}

export function areHere(counters: readonly number[], catalogue: Catalogue): boolean {
  return counters.every(counter => catalogue.branch.counters.some(({ number }) => number === counter))
}

/** A printer as its row says it. */
export interface PrinterRow {
  readonly id: string
  readonly branchId: string
  readonly name: string
  readonly address: string
  readonly profile: string
  readonly kiosk: string | null
}

export async function printerById({ prisma }: Pick<Database, 'prisma'>, id: string): Promise<PrinterRow | null> {
  return prisma.printer.findFirst({ where: { id, removedAt: null } })
}

/** Of a printer that was set up, or of a kiosk computer's own; null: it is not there. */
export async function branchOfPrinter(database: Pick<Database, 'prisma'>, id: string): Promise<string | null> {
  return (await printerById(database, id))?.branchId ?? branchOfFarPrinter(database, id)
}

/** Whether a printer may be set up so: nobody else writes to it, and the kiosk is one. Answers with the kiosk's branch. */
export async function mayStandSo(
  { prisma }: Pick<Database, 'prisma'>,
  wanted: Omit<PrinterRow, 'id' | 'branchId' | 'name'> & { readonly id: string | null },
): Promise<Result<{ readonly kioskBranch: string | null }>> {
  const place = placeOfPrinter(parsePrinterAddress(withProfile(wanted.address, wanted.profile)))
  const others = await prisma.printer.findMany({ where: { removedAt: null } })
  const isTaken = others.some(
    other => other.id !== wanted.id && placeOfPrinter(parsePrinterAddress(other.address)) === place,
  )
  if (isTaken) return refuse('printer/taken')
  if (wanted.kiosk === null) return accept({ kioskBranch: null })
  const device = await prisma.device.findFirst({ where: { id: wanted.kiosk, kind: 'kiosk', revokedAt: null } })
  return device ? accept({ kioskBranch: device.branchId }) : refuse('device/unknown')
}
