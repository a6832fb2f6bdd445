'use client'
import { Check, CircleAlert } from 'lucide-react'
import type { PhoneView } from '../../domain/views'
import { stateWords } from '../../ui/ticket-state'
import { sayWait } from '../../ui/waits'
import { type Say, useWords } from '../../ui/words'
import { Frame } from '../Frame'
import { useFace } from '../face'
import { Numbered } from './Numbered'

/** Whose ticket was held before the scanner: how it stands with it. Null: the code is not one of ours. */
export function Mine({ ticket }: { ticket: PhoneView | null }) {
  const { say, leave, language } = useFace()
  const phone = useWords('phone', language)
  return (
    <Frame
      name="issued"
      read={ticket ? phone.ready && <Place ticket={ticket} phone={phone} /> : <Unknown />}
      touch={
        <div className="acts">
          <button type="button" className="kb kb--primary" onClick={leave}>
            <Check className="ic" />
            <span>{say('mine.ready')}</span>
          </button>
        </div>
      }
    />
  )
}

function Unknown() {
  const { say } = useFace()
  return (
    <div className="st" role="alert">
      <CircleAlert className="ic" />
      <h1 tabIndex={-1}>{say('mine.unknown')}</h1>
      <p className="say">{say('mine.unknownText')}</p>
    </div>
  )
}

function Place({ ticket, phone }: { ticket: PhoneView; phone: Say }) {
  const { say } = useFace()
  const waits = ticket.state === 'waiting'
  return (
    <>
      <Numbered title={say('mine.title')} service={ticket.service} number={ticket.number} />
      <div>
        <p className="lbl">{phone(titles[ticket.state], { number: ticket.counter?.number ?? '' })}</p>
        {waits && <p className="val">{sayWait(phone, ticket.wait)}</p>}
        <p className="sub">{waits ? phone('ahead', { count: ticket.ahead }) : stateWords(phone, ticket)}</p>
      </div>
    </>
  )
}

const titles: Readonly<Record<PhoneView['state'], string>> = {
  waiting: 'callIn',
  called: 'turn.title',
  serving: 'serving',
  parked: 'parked.title',
  absent: 'absent.title',
  served: 'served.title',
  cancelled: 'cancelled.title',
  left: 'left.title',
}
