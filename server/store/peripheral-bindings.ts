import type { Binding, KeyMap, PeripheralRole } from '../../domain/peripheral'
import type { BranchId } from '../../domain/words'
import type { Database } from './database'

export interface StoredBinding extends Binding {
  readonly host: string
  readonly branch: BranchId
}

/** What admins said the peripherals are for. */
export async function loadBindings({ prisma }: Pick<Database, 'prisma'>): Promise<readonly StoredBinding[]> {
  const rows = await prisma.peripheralBinding.findMany()
  return rows.map(({ host, key, branchId, role, counter, keys }) => ({
    host,
    key,
    branch: branchId,
    role: role as PeripheralRole,
    counter,
    keys: JSON.parse(keys) as KeyMap,
  }))
}
