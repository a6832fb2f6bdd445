import type { PrismaClient } from './store/prisma/sqlite/client'

const begin = 'device:'

/** Under which a kiosk computer's own printer has its papers. */
export function farPrinterId(device: string): string {
  return begin + device
}

/** The device on whose computer a printer is; null where the id is not of such a one. */
export function deviceOfFarPrinter(printer: string): string | null {
  return printer.startsWith(begin) ? printer.slice(begin.length) : null
}

/** The branch of a kiosk computer's printer; null where the id is not of one, or there is none. */
export async function branchOfFarPrinter(
  { prisma }: { readonly prisma: PrismaClient },
  printer: string,
): Promise<string | null> {
  const deviceId = deviceOfFarPrinter(printer)
  if (deviceId === null) return null
  const found = await prisma.agentPrinter.findUnique({ where: { deviceId } })
  return found?.branchId ?? null
}
