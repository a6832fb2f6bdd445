'use client'
import { Printer } from 'lucide-react'
import { useState } from 'react'
import type { PaperUnsure } from '../domain/ticket-shown'
import type { TicketId } from '../domain/words'
import type { Say } from '../ui/words'

/** More are not read; the next ones come when these are dealt with. */
const shown = 3

/** Tickets that may not have come out: the clerk asks the person, and prints a copy if they want one (rule P2). */
export function PapersUnsure({
  papers,
  say,
  onCopy,
}: {
  papers: readonly PaperUnsure[]
  say: Say
  onCopy: (ticket: TicketId) => Promise<unknown>
}) {
  const [asked, setAsked] = useState<ReadonlySet<TicketId>>(new Set())
  if (papers.length === 0) return null
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
            onClick={() => {
              if (asked.has(ticket)) return
              setAsked(new Set([...asked, ticket]))
              void onCopy(ticket).finally(() => setAsked(known => new Set([...known].filter(one => one !== ticket))))
            }}
          >
            {say(asked.has(ticket) ? 'copyComes' : 'printCopy')}
          </button>
        </li>
      ))}
    </ul>
  )
}
