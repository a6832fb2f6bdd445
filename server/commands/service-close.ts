import { z } from 'zod'
import { accept, refuse } from '../../domain/refusal'
import type { Role } from '../who'
import { command } from './command'
import { code, reason } from './inputs'

const who: readonly Role[] = ['supervisor', 'manager', 'admin']

/** A service is not provided for now: the kiosk says why (rule K2). */
export const serviceClose = command({
  name: 'service:close',
  about: 'Switches a service of this branch off, with a reason that citizens read.',
  by: who,
  input: z.object({
    service: code,
    reason,
  }),
  decide: (_hall, { service, reason: why }, { now, catalogue }) => {
    if (!catalogue.services.some(known => known.code === service)) return refuse('service/unknown')
    return accept({ events: [{ type: 'service.closed', at: now, service, reason: why }] })
  },
})

/** It is provided again. */
export const serviceOpen = command({
  name: 'service:open',
  about: 'Switches a service on again.',
  by: who,
  input: z.object({ service: code }),
  decide: (hall, { service }, { now }) =>
    accept({ events: hall.closedServices.has(service) ? [{ type: 'service.opened', at: now, service }] : [] }),
})
