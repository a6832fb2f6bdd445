import { hashed } from './sessions'
import type { Database } from './store/database'
import { type Actor, deviceKinds } from './who'

export type Pairing = ReturnType<typeof keepPairing>

/** The kiosks and displays that an admin has let in. */
export function keepPairing(database: Database) {
  let paired: Promise<number> | null = null

  async function byToken(token: string): Promise<Actor | null> {
    const device = await database.prisma.device.findUnique({ where: { tokenHash: hashed(token) } })
    if (!device || device.revokedAt !== null) return null
    const kind = deviceKinds.find(known => known === device.kind) ?? 'display'
    return { kind: 'device', id: device.id, device: kind, branch: device.branchId, zone: device.zone }
  }

  /** Whether any device was ever paired: from then on, no screen opens without a token. */
  async function isAnyPaired(): Promise<boolean> {
    paired ??= database.prisma.device.count()
    return (await paired) > 0
  }

  return {
    byToken,
    isAnyPaired,
    changed: () => {
      paired = null
    },
  }
}
