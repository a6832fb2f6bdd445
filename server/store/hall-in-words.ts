import { Cabinet } from '../../domain/cabinet'
import type { Hall } from '../../domain/hall'
import { Ordered } from '../../domain/ordered'

/** Equal halls, equal words: however their lists are cut into pieces, and in whatever order names were written. */
export function hallInWords(hall: Hall): string {
  return JSON.stringify(hall, (_name, value: unknown) => {
    if (value instanceof Map) return [...value.entries()].sort()
    if (value instanceof Cabinet) return [...value.entries()]
    if (value instanceof Ordered) return [...value]
    const isNamed = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isNamed ? Object.fromEntries(Object.entries(value).sort()) : value
  })
}
