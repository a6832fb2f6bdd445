import type { PrinterPlace } from '../domain/branch-shown'
import type { CounterNumber } from '../domain/words'

/** `here`: at this counter; `at`: at the printer that staff call so; `kiosks`: at the kiosks' one, which has no name. */
export interface ComesOut {
  readonly is: 'here' | 'at' | 'kiosks'
  readonly printer: string
}

/** Where a paper comes out, for whoever asked for it. Of a printer that counters share, the name says more. */
export function comesOut(
  printer: string,
  { printers, counter }: { readonly printers: readonly PrinterPlace[]; readonly counter: CounterNumber | null },
): ComesOut {
  const { name, counters = [] } = printers.find(({ id }) => id === printer) ?? {}
  if (counters.length === 1 && counters[0] === counter) return { is: 'here', printer: name ?? '' }
  return name ? { is: 'at', printer: name } : { is: 'kiosks', printer: '' }
}
