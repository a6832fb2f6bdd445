import { splitNumber } from '../domain/words'

/** A ticket's number: letter, a gap, digits. The largest thing wherever it stands. */
export function TicketNumber({ number, tabular = false }: { number: string; tabular?: boolean }) {
  const { letter, digits } = splitNumber(number)
  return (
    <span className={tabular ? 'num tab' : 'num'}>
      <i>{letter}</i>
      {digits}
    </span>
  )
}
