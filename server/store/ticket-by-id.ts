import type { BusinessDay, Instant, TicketId } from '../../domain/words'
import type { Cell } from './database'

/** Milliseconds in base 36 until the year 5188. */
const momentLetters = 9
const dayMs = 86_400_000

/** An id that begins with the moment at which it was made. */
export function newId(at: Instant, chance: string): string {
  return at.toString(36).padStart(momentLetters, '0') + chance
}

/** What finds the row `t` of a ticket of which nothing else is known. */
export function byId(ticket: TicketId): { readonly sql: string; readonly cells: readonly Cell[] } {
  return {
    sql: `t."branchId" IN (SELECT "id" FROM "Branch") AND t."day" IN (?, ?, ?) AND t."id" = ?`,
    cells: [...daysOf(ticket), ticket],
  }
}

/** On one of these three days the ticket was issued: a day ends when the branch says so, not in UTC. */
export function daysOf(ticket: TicketId): readonly BusinessDay[] {
  const moment = ticket.slice(0, momentLetters)
  const at = /^[0-9a-z]{9}$/.test(moment) ? Number.parseInt(moment, 36) : 0
  return [at - dayMs, at, at + dayMs].map(near => new Date(near).toISOString().slice(0, 10))
}

/** The row `t` of the ticket to which the turn `u` belongs. */
export const ofTurn = 't."branchId" = u."branchId" AND t."day" = u."day" AND t."id" = u."ticketId"'
