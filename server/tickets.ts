import { timingSafeEqual } from 'node:crypto'
import { type Better, type Rated, scores } from '../domain/rating'
import type { PhoneView } from '../domain/views'
import type { Language } from '../domain/words'
import type { Database, Row } from './store/database'
import { byId } from './store/ticket-by-id'
import type { KnownTicket } from './views/phone'

export type Tickets = ReturnType<typeof keepTickets>

/** Tickets by the token that a phone holds: the id, a full stop, and 128 random bits (rule N3). */
export function keepTickets(database: Database) {
  async function byToken(token: string): Promise<KnownTicket | null> {
    const at = token.indexOf('.')
    if (at < 0 || token.length > 128) return null
    const { sql, cells } = byId(token.slice(0, at))
    const [row] = await database.query(`${ticketSql} WHERE ${sql}`, ...cells)
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
      endedAt: row.endedAt === null ? null : Number(row.endedAt),
      rated: ratedOf(row),
    }
  }
  return { byToken }
}

const ticketSql = `SELECT t.*, r."score", r."better" FROM "Ticket" t
  LEFT JOIN "Rating" r ON r."branchId" = t."branchId" AND r."day" = t."day" AND r."ticketId" = t."id"`

function ratedOf({ score, better }: Row): Rated | null {
  const known = scores.find(one => one === Number(score))
  return known ? { score: known, better: JSON.parse(String(better)) as Better[] } : null
}

function isSame(secret: string, given: string): boolean {
  const [a, b] = [Buffer.from(secret), Buffer.from(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}
