import { z } from 'zod'
import { accept, refuse } from '../../domain/refusal'
import { newPerson } from '../people'
import { insert } from '../store/statement'
import { staffRoles } from '../who'
import { command } from './command'
import { code } from './inputs'

type Row = Awaited<ReturnType<typeof newPerson>>

const input = z.object({
  name: z
    .string()
    .trim()
    .min(1)
    .max(64)
    .regex(/^[^\p{Cc}]*$/u, 'expected a name without control characters'),
  password: z.string().min(8).max(256),
  role: z.enum(staffRoles),
  /** Left out: all branches. */
  branches: z.array(code).max(200).default([]),
})
type Wanted = z.infer<typeof input> & { readonly row?: Row }

/** An admin gives a member of staff a name, a password and a role. */
export const personAdd = command<Wanted>({
  name: 'person:add',
  about: 'Adds a member of staff.',
  by: ['admin'],
  input,
  prepare: async (wanted, { database }) => {
    if (await database.prisma.user.findUnique({ where: { name: wanted.name } })) return refuse('name/taken')
    return accept({ ...wanted, row: await newPerson(wanted, wanted.password, 0) })
  },
  decide: (_hall, { row }, { now }) => {
    if (!row) throw new Error('person:add was not prepared.')
    return accept({
      events: [{ type: 'person.added', at: now, person: row.id, role: row.role }],
      writes: [insert('User', { ...row, createdAt: now })],
      tell: () => ({ made: { id: row.id, name: row.name } }),
    })
  },
})
