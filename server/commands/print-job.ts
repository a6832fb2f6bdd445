import type { BranchId, Instant, TicketId } from '../../domain/words'
import type { Statement } from '../store/database'
import { insert } from '../store/statement'

/** A paper for a printer's spool, in the transaction of its event (rule P1). */
export function jobOf(wanted: {
  readonly id: string
  readonly branch: BranchId
  readonly printer: string
  readonly kind: 'ticket' | 'test' | 'checklist' | 'receipt'
  readonly ticket?: TicketId
  readonly copy?: boolean
  readonly paper: string
  readonly at: Instant
}): Statement {
  const { id, branch, printer, kind, ticket = null, copy = false, paper, at } = wanted
  const queued = { state: 'queued', createdAt: at, changedAt: at }
  return insert('PrintJob', { id, branchId: branch, printer, kind, ticketId: ticket, copy, paper, ...queued })
}
