import { Accessibility, Languages, MessageSquareText, ShieldQuestion, Star } from 'lucide-react'
import type { TicketAtCounter } from '../domain/ticket-shown'
import { textIn } from '../domain/words'
import { lowered, needsWords } from '../ui/why'
import type { KnownTicket } from './known-ticket'
import type { Speech } from './speech'
import { languageIn } from './units'

/** How to speak, what is claimed and what is needed; where this counter does not offer it, that too (rule O5). */
export function TicketChips({ ticket, speech }: { ticket: KnownTicket | TicketAtCounter; speech: Speech }) {
  const { say, sayWhy, language, languages } = speech
  const { priority, needs } = ticket
  const isMet = !('needsMet' in ticket) || ticket.needsMet
  return (
    <>
      {ticket.language !== languages[0] && (
        <span className="chip chip--ink">
          <Languages className="ic" />
          {say('speaks', { language: languageIn(ticket.language, language) })}
        </span>
      )}
      {needs.length > 0 && (
        <span className={`chip ${isMet ? '' : 'chip--late'}`}>
          <Accessibility className="ic" />
          {say(isMet ? 'needsThis' : 'needsNotHere', { needs: needsWords(needs, sayWhy) })}
        </span>
      )}
      {priority && (
        <span className="chip chip--accent">
          {priority.claimed ? <ShieldQuestion className="ic" /> : <Star className="ic" />}
          {say(priority.claimed ? 'priorityClaimed' : 'priorityGranted', {
            priority: lowered(textIn(priority.name, language, languages), language),
          })}
        </span>
      )}
    </>
  )
}

/** What a colleague wrote for whoever serves next (rule L6). */
export function ColleagueNote({ note, speech }: { note: string | null; speech: Speech }) {
  if (!note) return null
  return (
    <p className="from-colleague">
      <MessageSquareText className="ic" />
      <span>
        <b>{speech.say('noteFrom')}</b> {note}
      </span>
    </p>
  )
}
