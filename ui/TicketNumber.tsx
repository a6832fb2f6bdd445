import type { CSSProperties } from 'react'
import { splitNumber } from '../domain/words'
import { numberWidth } from './number-width'

/**
 * A ticket's number: letter, a gap, digits. The largest thing wherever it stands. `--wide` says how many em it is, for
 * a style that must shrink an М or a fourth digit into its room.
 */
export function TicketNumber({ number, tabular = false }: { number: string; tabular?: boolean }) {
  const { letter, digits } = splitNumber(number)
  return (
    <span className={tabular ? 'num tab' : 'num'} style={{ '--wide': numberWidth(number).toFixed(3) } as CSSProperties}>
      <i>{letter}</i>
      {digits}
    </span>
  )
}
