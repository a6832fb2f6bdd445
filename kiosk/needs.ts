import type { Catalogue, Service } from '../domain/catalogue'
import type { Need } from '../domain/words'
import { languageNames, type Say } from '../ui/words'

/**
 * What is worth asking for at this service: what some of its counters offer and others do not. A counter without steps
 * is asked for also where there is none: staff are told, and come out.
 */
export function needsFor({ branch }: Catalogue, service: Service): readonly Need[] {
  const places = branch.counters.filter(({ tiers }) => tiers.flat().includes(service.queue))
  const spoken = new Set(places.flatMap(({ languages }) => languages))
  return [
    ...(places.every(({ accessible }) => accessible) ? [] : (['accessible'] as const)),
    ...[...spoken].filter(tongue => !places.every(({ languages }) => languages.includes(tongue))),
  ]
}

export function needWords(need: Need, say: Say): string {
  if (need === 'accessible') return say('need.accessible')
  return say('need.language', { language: languageNames[need] })
}
