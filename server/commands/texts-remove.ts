import { z } from 'zod'
import { accept } from '../../domain/refusal'
import { nextWritten, removal, type Written } from '../store/remove-texts'
import { command } from './command'

const input = z.object({ before: z.iso.date(), timeZone: z.string() })
type Asked = z.infer<typeof input> & { readonly found?: Written }

/**
 * What people wrote goes after so many days, from the journal and the tables together (rule A5). A piece at a time: the
 * branch's row says how far it has come, so that whoever was interrupted goes on there. Two servers that do it at the
 * same moment do the same.
 */
export const textsRemove = command<Asked>({
  name: 'texts:remove',
  about: 'Removes notes, reasons and fingerprints of phones from the days before one. The server asks this of itself.',
  by: ['system'],
  input,
  prepare: async (asked, { database, branch }) =>
    accept({ ...asked, found: await nextWritten(database, branch, asked) }),
  decide: (hall, { before, found }, { now }) => {
    if (!found) return accept({ events: [] })
    const { changed, isAll } = found
    const count = changed.length
    return accept({
      events: count > 0 ? [{ type: 'texts.removed', at: now, before, count }] : [],
      writes: removal(hall.branch, found),
      tell: () => (isAll ? {} : { made: { goesOn: 'true' } }),
    })
  },
})
