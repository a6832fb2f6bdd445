import type { BranchId, CounterNumber } from '../../domain/words'
import type { Statement } from './database'
import { insert } from './statement'

/** From now on the printer stands at these counters and at no others; whichever stood there before does not any more. */
export function standAt(branch: BranchId, printer: string, counters: readonly CounterNumber[]): readonly Statement[] {
  return [
    { sql: 'DELETE FROM "CounterPrinter" WHERE "printer" = ?', cells: [printer] },
    ...[...new Set(counters)].flatMap(counter => [
      { sql: 'DELETE FROM "CounterPrinter" WHERE "branchId" = ? AND "counter" = ?', cells: [branch, counter] },
      insert('CounterPrinter', { branchId: branch, counter, printer }),
    ]),
  ]
}
