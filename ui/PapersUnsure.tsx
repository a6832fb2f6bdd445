'use client'
import { Printer } from 'lucide-react'
import { useState } from 'react'
import type { Refusal } from '../domain/refusal'
import type { PaperUnsure } from '../domain/ticket-shown'
import type { Answer } from '../domain/wire'
import type { Language, TicketId } from '../domain/words'
import { useWords } from './words'
import './papers-unsure.css'

/** More are not read; the next ones come when these are dealt with. */
const shown = 3

/** Tickets that may not have come out: staff ask the person, and print a copy if they want one (rule P2). */
export function PapersUnsure({
  papers,
  language,
  onCopy,
}: {
  papers: readonly PaperUnsure[]
  language: Language
  onCopy: (ticket: TicketId) => Promise<Answer>
}) {
  const [asked, setAsked] = useState<ReadonlySet<TicketId>>(new Set())
  const [refused, setRefused] = useState<{ readonly ticket: TicketId; readonly why: Refusal } | null>(null)
  const say = useWords('printers', language)
  const sayRefusal = useWords('refusals', language)
  if (papers.length === 0 || !say.ready) return null
  const copy = async (ticket: TicketId) => {
    if (asked.has(ticket)) return
    setAsked(new Set([...asked, ticket]))
    setRefused(null)
    const answer = await onCopy(ticket)
    setAsked(known => new Set([...known].filter(one => one !== ticket)))
    if (!answer.ok) setRefused({ ticket, why: answer.refusal })
  }
  return (
    <ul className="papers-unsure">
      {papers.slice(0, shown).map(({ ticket, number, state }) => (
        <li key={ticket}>
          <Printer className="ic" />
          <span>{say(`paper.${state}`, { number })}</span>
          <button
            type="button"
            className="bt"
            aria-disabled={asked.has(ticket)}
            aria-label={`${say('printCopy')}: ${number}`}
            onClick={() => copy(ticket)}
          >
            {say(asked.has(ticket) ? 'copyComes' : 'printCopy')}
          </button>
          {refused?.ticket === ticket && <p role="alert">{sayRefusal(refused.why)}</p>}
        </li>
      ))}
    </ul>
  )
}
