import type { BranchId, CounterNumber } from '../../domain/words'
import type { Database } from './database'

export interface StoredPrinter {
  readonly id: string
  readonly branch: BranchId
  readonly name: string
  readonly address: string
  readonly profile: string
  /** Null: all kiosks of the branch that have no printer of their own, or the counters at which it stands. */
  readonly kiosk: string | null
}

/** A computer that may have a printer of its own: a kiosk's, or a clerk's. */
export interface StoredComputer {
  readonly id: string
  readonly branch: BranchId
  readonly name: string
  readonly isKiosk: boolean
}

/** Which printer stands at a counter. */
export interface CounterPrinter {
  readonly branch: BranchId
  readonly counter: CounterNumber
  readonly printer: string
}

/** All printers that were set up, the computers that may bring their own, and the counters that have one. */
export async function loadPrinters({ prisma }: Database): Promise<{
  readonly printers: readonly StoredPrinter[]
  readonly computers: readonly StoredComputer[]
  readonly standing: readonly CounterPrinter[]
}> {
  const printers = await prisma.printer.findMany({ where: { removedAt: null }, orderBy: { createdAt: 'asc' } })
  const computers = await prisma.device.findMany({
    where: { kind: { in: ['kiosk', 'agent'] }, revokedAt: null },
    orderBy: { createdAt: 'asc' },
  })
  const standing = await prisma.counterPrinter.findMany({ orderBy: { counter: 'asc' } })
  return {
    printers: printers.map(({ id, branchId, name, address, profile, kiosk }) => {
      return { id, branch: branchId, name, address, profile, kiosk }
    }),
    computers: computers.map(({ id, branchId, name, kind }) => {
      return { id, branch: branchId, name, isKiosk: kind === 'kiosk' }
    }),
    standing: standing.map(({ branchId, counter, printer }) => ({ branch: branchId, counter, printer })),
  }
}
