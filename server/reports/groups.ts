import type { Catalogue } from '../../domain/catalogue'
import type { BusinessDay, Text } from '../../domain/words'
import type { Row } from '../store/database'

/** A question over a period: `from` is included, `to` excluded (rule R2). */
export interface Question<By> {
  readonly catalogue: Catalogue
  readonly from: BusinessDay
  readonly to: BusinessDay
  readonly by: By
}

export type Groups = ReadonlyMap<string, readonly Row[]>

export function grouped(rows: readonly Row[], keyOf: (row: Row) => string): Groups {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

/** The keys of all groups, each once: queues as the town orders them, times as they pass. */
export function keysOf(groups: readonly Groups[], { by, catalogue }: { by: string; catalogue: Catalogue }): string[] {
  const keys = [...new Set(groups.flatMap(group => [...group.keys()]))].sort()
  if (by !== 'queue') return keys
  const order = new Map(catalogue.queues.map((queue, place) => [queue.code, place]))
  return keys.sort((a, b) => (order.get(a) ?? Infinity) - (order.get(b) ?? Infinity))
}

/** How a row of a report is called; only queues have names and letters. */
export function titleOf(key: string, { by, catalogue }: { by: string; catalogue: Catalogue }) {
  const queue = by === 'queue' ? catalogue.queues.find(known => known.code === key) : undefined
  const name: Text | null = queue?.name ?? null
  return { key, name, prefix: queue?.prefix ?? null }
}

export const totalTitle = { key: '', name: null, prefix: null } as const
