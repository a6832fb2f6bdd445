import { z } from 'zod'
import { placeOf } from '../../domain/calling'
import { type KeyMeaning, meaningsOf, peripheralRoles } from '../../domain/peripheral'
import { accept, refuse } from '../../domain/refusal'
import { insert } from '../store/statement'
import { nameOf } from '../who'
import { command } from './command'
import { code, counterNumber } from './inputs'

const key = z.string().min(1).max(128)
const button = z.string().regex(/^[A-Za-z0-9]{1,32}$/, 'expected the name of a key')

/** An admin says what a scanner, keypad or lamp is for, and what its keys mean. What was said before is replaced. */
export const peripheralBind = command({
  name: 'peripheral:bind',
  about: 'Says what a peripheral of the server or of a paired device is for, at which counter, and what its keys mean.',
  by: ['admin'],
  input: z.object({
    host: code,
    peripheral: key,
    role: z.enum(peripheralRoles),
    counter: counterNumber.nullish(),
    keys: z.record(button, z.string().max(32)).optional(),
  }),
  decide: (hall, { host, peripheral, role, counter = null, keys = {} }, { now, catalogue, actor }) => {
    if (counter !== null && !placeOf(catalogue, counter)) return refuse('counter/unknown')
    const meanings: readonly string[] = meaningsOf[role] satisfies readonly KeyMeaning[]
    const entries = Object.entries(keys)
    if (entries.length > 64 || entries.some(([, meaning]) => !meanings.includes(meaning)))
      return refuse('input/invalid')
    const row = { host, key: peripheral, branchId: hall.branch, role, counter, keys: JSON.stringify(keys) }
    const bound = insert('PeripheralBinding', { ...row, createdAt: now, createdBy: nameOf(actor) })
    // Only a branch's own: what hangs on the server may be another branch's.
    const anew = `ON CONFLICT ("host", "key") DO UPDATE SET "role" = excluded."role", "counter" = excluded."counter",
      "keys" = excluded."keys", "createdAt" = excluded."createdAt", "createdBy" = excluded."createdBy"
      WHERE "PeripheralBinding"."branchId" = excluded."branchId"`
    return accept({
      events: [{ type: 'peripheral.bound', at: now, host, peripheral, role, counter }],
      writes: [{ ...bound, sql: `${bound.sql} ${anew}` }],
    })
  },
})

/** It is for nothing any more but what its make is usually for. */
export const peripheralFree = command({
  name: 'peripheral:free',
  about: 'Takes back what was said about a peripheral.',
  by: ['admin'],
  input: z.object({ host: code, peripheral: key }),
  decide: (hall, { host, peripheral }, { now }) =>
    accept({
      events: [{ type: 'peripheral.freed', at: now, host, peripheral }],
      writes: [
        {
          sql: 'DELETE FROM "PeripheralBinding" WHERE "host" = ? AND "key" = ? AND "branchId" = ?',
          cells: [host, peripheral, hall.branch],
        },
      ],
    }),
})
