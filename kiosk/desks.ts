import { FileCheck, Info, type LucideIcon } from 'lucide-react'
import type { Catalogue } from '../domain/catalogue'
import type { QueueCode } from '../domain/words'
import type { Step } from './visit'

/** A queue that people ask for by the desk's name and not by a service. */
export interface Desk {
  readonly queue: QueueCode
  readonly words: 'quick.information' | 'quick.collect'
  readonly icon: LucideIcon
  readonly to: Step
}

const known = [
  { queue: 'information', words: 'quick.information', icon: Info },
  { queue: 'collect', words: 'quick.collect', icon: FileCheck },
] as const

/**
 * The desks for which this branch has a service: straight to the service that bears the queue's code or is the only
 * one of the queue, else to the list of them.
 */
export function desksOf(catalogue: Catalogue): Desk[] {
  return known.flatMap((desk): Desk[] => {
    const services = catalogue.services.filter(service => service.queue === desk.queue)
    const own = services.find(service => service.code === desk.queue) ?? (services.length === 1 ? services[0] : null)
    if (own) return [{ ...desk, to: { at: 'reading', service: own.code } }]
    return services.length ? [{ ...desk, to: { at: 'list', of: { queue: desk.queue } } }] : []
  })
}
