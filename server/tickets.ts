import { timingSafeEqual } from 'node:crypto'
import type { PhoneView } from '../domain/views'
import type { Language } from '../domain/words'
import type { Database } from './store/database'
import type { KnownTicket } from './views/phone'

export type Tickets = ReturnType<typeof keepTickets>

/** Tickets by the token that a phone holds: the id, a full stop, and 128 random bits (rule N3). */
export function keepTickets(database: Database) {
  async function byToken(token: string): Promise<KnownTicket | null> {
    const at = token.indexOf('.')
    if (at < 0 || token.length > 128) return null
    const [row] = await database.query('SELECT * FROM "Ticket" WHERE "id" = ?', token.slice(0, at))
    if (!row || !isSame(String(row.secret), token.slice(at + 1))) return null
    return {
      id: String(row.id),
      branch: String(row.branchId),
      number: String(row.number),
      service: String(row.service),
      state: String(row.state) as PhoneView['state'],
      language: String(row.language) as Language,
      day: String(row.day),
      issuedAt: Number(row.issuedAt),
    }
  }
  return { byToken }
}

function isSame(secret: string, given: string): boolean {
  const [a, b] = [Buffer.from(secret), Buffer.from(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}
