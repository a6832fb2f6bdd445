import type { PrismaClient } from './store/prisma/sqlite/client'

const begin = 'device:'

/** Under which a kiosk computer's own printer has its papers. */
export function farPrinterId(device: string): string {
  return begin + device
}

/** The branch of a kiosk computer's printer; null where the id is not of one, or there is none. */
export async function branchOfFarPrinter(
  { prisma }: { readonly prisma: PrismaClient },
  printer: string,
): Promise<string | null> {
  if (!printer.startsWith(begin)) return null
  const found = await prisma.agentPrinter.findUnique({ where: { deviceId: printer.slice(begin.length) } })
  return found?.branchId ?? null
}
