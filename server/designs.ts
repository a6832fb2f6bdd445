import { type TicketDesign, usualDesign } from '../domain/ticket-design'
import type { Database } from './store/database'

export type Designs = ReturnType<typeof keepDesigns>

/** How each town's tickets look, as it was last changed. */
export function keepDesigns(database: Database) {
  let known: ReadonlyMap<string, TicketDesign> = new Map()
  return {
    load: async () => {
      const rows = await database.prisma.ticketDesign.findMany()
      // What another version of the program did not know yet is as usual.
      known = new Map(rows.map(row => [row.municipalityCode, { ...usualDesign, ...JSON.parse(row.design) }]))
    },
    of: (municipality: string): TicketDesign => known.get(municipality) ?? usualDesign,
  }
}
