import type { Catalogue } from '../../domain/catalogue'
import { absences, turnDay } from '../../domain/ending'
import type { HallEvent } from '../../domain/event'
import { evolve } from '../../domain/evolve'
import type { Hall } from '../../domain/hall'
import { decided } from './decided'
import type { Deed } from './deeds'

/** Lives through deeds from a first hall; `seen` is shown every hall with what led to it. */
export function liveThrough(
  first: Hall,
  deeds: readonly Deed[],
  {
    catalogue,
    from,
    seen,
  }: {
    catalogue: Catalogue
    from: number
    seen: (hall: Hall, was: { before: Hall; events: readonly HallEvent[]; now: number; deed: Deed }) => void
  },
): Hall {
  let hall = first
  let now = from
  let ids = 0
  const newId = () => `t${String(++ids).padStart(6, '0')}`
  for (const what of deeds) {
    if (what.do === 'wait') now += what.ms
    const before = hall
    const turned = [...turnDay(hall, catalogue, now)]
    hall = turned.reduce(evolve, hall)
    const away = absences(hall, catalogue, now)
    hall = away.reduce(evolve, hall)
    turned.push(...away)
    const result = decided(hall, what, { catalogue, now, newId })
    const events = [...turned, ...(result.ok ? result.value : [])]
    hall = (result.ok ? result.value : []).reduce(evolve, hall)
    seen(hall, { before, events, now, deed: what })
  }
  return hall
}
