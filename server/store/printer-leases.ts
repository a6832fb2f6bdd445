import type { PrinterShown } from '../../domain/branch-shown'
import type { Instant } from '../../domain/words'
import type { Statement } from './database'

/** A server that says nothing for so long has lost its printers: another may begin. By the database's clock. */
export const leaseMs = 10_000

// PostgreSQL's words: a SQLite file has one server, which shares its printers with nobody.
const now = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint'

/** What a printer's writer says of it. */
export type PrinterSeen = Pick<PrinterShown, 'status' | 'since' | 'paperLeftSince'>

/** Each printer that some server has had: its holder, what that said of it, and whether the lease is `over`. */
export const allLeases: Statement = {
  sql: `SELECT "printer", "holder", "status", "since", "paperLeftSince", "until" <= ${now} AS "over" FROM "PrinterLease"`,
  cells: [],
}

/** Answers with the printer, or with no row where another server holds it. */
export function takeLease(printer: string, holder: string, since: Instant): Statement {
  const sql = `INSERT INTO "PrinterLease" ("printer", "holder", "until", "status", "since")
    VALUES (?, ?, ${now} + ${leaseMs}, 'offline', ?) ON CONFLICT ("printer") DO UPDATE
    SET "holder" = excluded."holder", "until" = excluded."until", "status" = 'offline', "since" = excluded."since",
      "paperLeftSince" = NULL
    WHERE "PrinterLease"."until" <= ${now} OR "PrinterLease"."holder" = excluded."holder" RETURNING "printer"`
  return { sql, cells: [printer, holder, since] }
}

export function renewLeases(printers: readonly string[], holder: string): readonly Statement[] {
  if (printers.length === 0) return []
  const sql = `UPDATE "PrinterLease" SET "until" = ${now} + ${leaseMs}
    WHERE "holder" = ? AND "printer" IN (${printers.map(() => '?').join(', ')})`
  return [{ sql, cells: [holder, ...printers] }]
}

export function leaveLease(printer: string, holder: string): Statement {
  const sql = `UPDATE "PrinterLease" SET "until" = 0, "holder" = '' WHERE "printer" = ? AND "holder" = ?`
  return { sql, cells: [printer, holder] }
}

/** What the holder says of its printer, for the other servers' screens. */
export function leaseSays(printer: string, holder: string, says: PrinterSeen): Statement {
  const { status, since, paperLeftSince } = says
  const sql = `UPDATE "PrinterLease" SET "status" = ?, "since" = ?, "paperLeftSince" = ?
    WHERE "printer" = ? AND "holder" = ?`
  return { sql, cells: [status, since, paperLeftSince, printer, holder] }
}
