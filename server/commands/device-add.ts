import { z } from 'zod'
import { accept, refuse } from '../../domain/refusal'
import { hashed } from '../sessions'
import { insert, set } from '../store/statement'
import { deviceKinds, nameOf } from '../who'
import { command } from './command'
import { code } from './inputs'

/** An admin lets a kiosk or a display in; the token is told once and kept as a hash (rule A2). */
export const deviceAdd = command({
  name: 'device:add',
  about: 'Makes a token with which a kiosk or a display of this branch opens.',
  by: ['admin'],
  input: z.object({
    kind: z.enum(deviceKinds),
    name: z.string().trim().min(1).max(64),
    zone: code.nullish(),
  }),
  decide: (hall, { kind, name, zone = null }, { now, catalogue, actor, newId, newSecret }) => {
    if (zone !== null && !catalogue.branch.zones.some(known => known.code === zone)) return refuse('input/invalid')
    const id = newId()
    const token = newSecret() + newSecret()
    const row = { id, branchId: hall.branch, kind, name, zone, tokenHash: hashed(token) }
    return accept({
      events: [{ type: 'device.added', at: now, device: id, kind }],
      writes: [insert('Device', { ...row, createdAt: now, createdBy: nameOf(actor) })],
      tell: () => ({ made: { id } }),
      once: { made: { id, token } },
    })
  },
})

/** A device that is lost or replaced opens nothing any more. */
export const deviceRevoke = command({
  name: 'device:revoke',
  about: 'Takes the token of a device back.',
  by: ['admin'],
  input: z.object({ device: code }),
  decide: (hall, { device }, { now }) =>
    accept({
      events: [{ type: 'device.revoked', at: now, device }],
      writes: [set('Device', { id: device, branchId: hall.branch }, { revokedAt: now })],
    }),
})
