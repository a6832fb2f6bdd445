import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { HallEvent } from '../../domain/event'
import type { Centre } from '../centre'
import type { Sockets } from '../publish'
import { waitingIn } from '../views/scene'

export type Metrics = ReturnType<typeof keepMetrics>

/** What Prometheus may read. No label names a person. */
export function keepMetrics({ centre, sockets }: { centre: () => Centre; sockets: () => Sockets }) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const events = new Counter({
    name: 'redica_events_total',
    help: 'Events recorded, by type.',
    labelNames: ['branch', 'type'],
    registers: [registry],
  })
  new Gauge({
    name: 'redica_waiting',
    help: 'People who wait now.',
    labelNames: ['branch'],
    registers: [registry],
    collect() {
      for (const { id } of centre().branches()) {
        const hall = centre().hall(id)
        if (hall) this.set({ branch: id }, waitingIn(hall))
      }
    },
  })
  new Gauge({
    name: 'redica_screens',
    help: 'Screens connected now.',
    registers: [registry],
    collect() {
      this.set(sockets().engine.clientsCount)
    },
  })
  return {
    registry,
    happened: (branch: string, happened: readonly HallEvent[]) => {
      for (const { type } of happened) events.inc({ branch, type })
    },
  }
}
