import { randomBytes } from 'node:crypto'
import type { BranchId } from '../domain/words'
import { hashed } from './people'
import type { Database } from './store/database'
import { type Actor, type DeviceKind, deviceKinds } from './who'

export type Pairing = ReturnType<typeof keepPairing>

/** The kiosks and displays that an admin has let in. */
export function keepPairing(database: Database, now: () => number) {
  let paired: Promise<number> | null = null

  /** A new device; its token is told once and kept as a hash only (rule A2). */
  async function add(
    device: { branch: BranchId; kind: DeviceKind; name: string; zone: string | null },
    by: string,
  ): Promise<{ id: string; token: string }> {
    const token = randomBytes(32).toString('base64url')
    const id = randomBytes(9).toString('base64url')
    const { branch, kind, name, zone } = device
    const row = { id, branchId: branch, kind, name, zone, tokenHash: hashed(token) }
    await database.alone(prisma => prisma.device.create({ data: { ...row, createdAt: BigInt(now()), createdBy: by } }))
    paired = null
    return { id, token }
  }

  async function revoke(id: string): Promise<boolean> {
    const { count } = await database.alone(prisma =>
      prisma.device.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: BigInt(now()) } }),
    )
    return count > 0
  }

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

  return { add, revoke, byToken, isAnyPaired }
}
