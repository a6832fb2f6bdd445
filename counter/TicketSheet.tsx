'use client'
import { useState } from 'react'
import { textIn } from '../domain/words'
import { clockTime } from '../ui/calendar'
import { TicketNumber } from '../ui/TicketNumber'
import { placeWords } from '../ui/why'
import { CannedReason } from './CannedReason'
import type { Parts } from './ConsoleScreen'
import type { KnownTicket } from './known-ticket'
import { hindrance, type Order } from './moves'
import { BackButton, type Choice, Choices, chooseByKey, Question } from './Question'
import { ColleagueNote, TicketChips } from './TicketFacts'
import { spaced } from './units'

type Step = 'all' | 'call' | 'remove' | 'postpone'

/** How many a person may let pass at once (rule O7). */
const mostPassing = [1, 2, 3, 4, 5]

/** All that is known of one ticket, in words that can be said to the person, and what may be done with it. */
export function TicketSheet(
  props: Parts & { ticket: KnownTicket; onBack: () => void; onOrder: (order: Order) => void },
) {
  const { view, say, speech, ticket, onBack, onOrder } = props
  const [step, setStep] = useState<Step>('all')
  const { language, languages } = speech
  const about = textIn(ticket.service, language, languages)
  const toAll = () => setStep('all')
  switch (step) {
    case 'call':
    case 'remove':
      return (
        <CannedReason
          key={step}
          of={step}
          say={say}
          number={ticket.number}
          about={step === 'call' && view.current ? say('andFinish', { number: spaced(view.current.number) }) : about}
          onBack={toAll}
          onReason={reason => onOrder({ move: step, ticket: ticket.id, reason })}
        />
      )
    case 'postpone': {
      const choices = mostPassing.map(by => ({
        words: say('passing', { count: by }),
        onChoose: () => onOrder({ move: 'postpone', ticket: ticket.id, by }),
      }))
      return (
        <Question
          key={step}
          title={say('passHowMany', { number: spaced(ticket.number) })}
          about={about}
          onBack={toAll}
          onKeyDown={event => chooseByKey(event, choices)}
        >
          <Choices choices={choices} />
          <BackButton words={say('back')} onBack={toAll} />
        </Question>
      )
    }
    case 'all': {
      const choices = choicesFor(props, setStep)
      return (
        <Question
          key={step}
          title={<TicketNumber number={ticket.number} />}
          about={about}
          onBack={onBack}
          onKeyDown={event => chooseByKey(event, choices)}
        >
          <div className="facts">
            <TicketChips ticket={ticket} speech={speech} />
          </div>
          <ColleagueNote note={ticket.note} speech={speech} />
          <Why ticket={ticket} speech={speech} />
          <Choices choices={choices} />
          <BackButton words={say('back')} onBack={onBack} />
        </Question>
      )
    }
  }
}

/** Rule O6, whole: for who waits, why there; for who does not, since when and until when. */
function Why({ ticket, speech }: Pick<Parts, 'speech'> & { ticket: KnownTicket }) {
  const { say, timeZone } = speech
  const time = (at: number) => clockTime(at, timeZone)
  if (ticket.is === 'parked')
    return (
      <p className="stands">
        {say(ticket.for === 'all' ? 'asideForAll' : 'asideFor', { time: time(ticket.since), counter: ticket.counter })}
      </p>
    )
  if (ticket.is === 'absent')
    return <p className="stands">{say('absentUntil', { time: time(ticket.since), until: time(ticket.until) })}</p>
  return (
    <section className="stands">
      <h3>{say(ticket.is === 'here' ? 'whyCalled' : 'whyHere')}</h3>
      <ul>
        {placeWords(ticket, speech).map(words => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </section>
  )
}

function choicesFor(
  {
    view,
    say,
    around,
    may,
    ticket,
    onOrder,
    onAsking,
  }: Parts & { ticket: KnownTicket; onOrder: (order: Order) => void },
  go: (step: Step) => void,
): readonly Choice[] {
  const id = ticket.id
  const rests = (move: 'call' | 'unpark' | 'release') => {
    const hindered = hindrance(move, view, around)
    if (hindered === 'occupied') return { resting: true, small: say('occupied') }
    return hindered === null ? {} : { resting: true, ...(hindered === 'not-come' && { small: say('notCome.first') }) }
  }
  const change: Choice = { words: say('changeIt'), onChoose: () => onAsking({ is: 'change', ticket: id }) }
  const remove: readonly Choice[] = may.remove ? [{ words: say('move.remove'), onChoose: () => go('remove') }] : []
  const givesUp: Choice = { words: say('move.cancel'), onChoose: () => onOrder({ move: 'cancel', ticket: id }) }
  switch (ticket.is) {
    case 'here':
      return [change]
    case 'waiting':
      return [
        ...(may.callAny ? [{ words: say('move.call'), onChoose: () => go('call'), ...rests('call') }] : []),
        { words: say('move.postpone'), onChoose: () => go('postpone') },
        change,
        givesUp,
        ...remove,
      ]
    case 'parked': {
      const isHere = ticket.counter === view.counter.number
      const goOn: Choice = {
        words: say('move.unpark'),
        onChoose: () => onOrder({ move: 'unpark', ticket: id }),
        ...rests('unpark'),
      }
      const back: Choice = {
        words: say('move.release'),
        small: say('dueNow'),
        onChoose: () => onOrder({ move: 'release', ticket: id }),
        ...rests('release'),
      }
      return [...(isHere ? [goOn] : []), back, change, givesUp, ...remove]
    }
    case 'absent':
      return [
        { words: say('move.return'), small: say('dueNow'), onChoose: () => onOrder({ move: 'return', ticket: id }) },
        givesUp,
        ...remove,
      ]
  }
}
