import type { Text } from '../../domain/words'
import { splitNumber } from '../../domain/words'
import { TicketNumber } from '../../ui/TicketNumber'
import { useTownText } from '../face'

/** A ticket as the panel shows it: what it is for, and its number, larger than all else. */
export function Numbered({ title, service, number }: { title: string; service: Text; number: string }) {
  const text = useTownText()
  const { letter, digits } = splitNumber(number)
  return (
    <>
      <h1 className="lead" tabIndex={-1}>
        {title}
      </h1>
      <p className="svcname">{text(service)}</p>
      <p className="figures">
        <span className="sr">
          {letter} {digits}
        </span>
        <span aria-hidden="true">
          <TicketNumber number={number} />
        </span>
      </p>
    </>
  )
}
