import { Printer } from 'lucide-react'
import type { PrinterStatus } from '../domain/branch-shown'
import type { Say } from '../ui/words'

/** A fault of the kiosk's printer, in words; nothing while all is well (rule P3). */
export function PrinterChip({
  printer,
  name,
  say,
}: {
  printer: PrinterStatus
  /** Where the branch has several printers. */
  name: string | undefined
  say: Say
}) {
  if (printer === 'ready') return null
  return (
    <span className={`chip ${printer === 'paper-low' ? 'chip--late' : 'chip--bad'}`} role="status">
      <Printer className="ic" />
      {say(`printer.${printer}`)}
      {name ? ` (${name})` : ''}
    </span>
  )
}
