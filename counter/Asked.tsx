'use client'
import { serviceShown } from '../domain/service-shown'
import { AddDialog } from './AddDialog'
import { ChangeDialog } from './ChangeDialog'
import type { Parts } from './ConsoleScreen'
import { draftFor, withService } from './draft'
import { type KnownTicket, ticketOf } from './known-ticket'
import type { Order } from './moves'
import { ParkDialog } from './ParkDialog'
import { PauseDialog } from './PauseDialog'
import { ReceiptDialog } from './ReceiptDialog'
import { TicketSheet } from './TicketSheet'
import { TransferDialog } from './TransferDialog'

/** The question that stands before the console; nothing when what it was about is gone. */
export function Asked(parts: Parts) {
  const { view, asking, say, make, onAsking, catalogue, draft, onDraft } = parts
  const { current, counter } = view
  if (!asking) return null
  const onBack = () => onAsking(null)
  const order = (wanted: Order) => {
    onAsking(null)
    make(wanted)
  }
  switch (asking.is) {
    case 'pause':
      return <PauseDialog say={say} onBack={onBack} onChoose={reason => order({ move: 'pause', reason })} />
    case 'park':
      if (!current) return null
      return (
        <ParkDialog
          say={say}
          number={current.number}
          counter={counter.number}
          draft={draftFor(current, draft)}
          onDraft={onDraft}
          onBack={onBack}
          onChoose={(whom, note) => order({ move: 'park', for: whom, note })}
        />
      )
    case 'transfer':
      if (!current || !catalogue) return null
      return <TransferDialog {...parts} current={current} catalogue={catalogue} onBack={onBack} onOrder={order} />
    case 'add':
      if (!current || !catalogue) return null
      return (
        <AddDialog
          {...parts}
          catalogue={catalogue}
          onBack={onBack}
          onChoose={code => {
            onAsking(null)
            onDraft(withService(draftFor(current, draft), serviceShown(catalogue, code)))
          }}
        />
      )
    case 'receipt':
      return current ? <ReceiptDialog {...parts} current={current} onBack={onBack} /> : null
    case 'ticket':
    case 'change': {
      const ticket: KnownTicket | null = ticketOf(view, asking.ticket)
      if (!ticket) return null
      if (asking.is === 'ticket') return <TicketSheet {...parts} ticket={ticket} onBack={onBack} onOrder={order} />
      if (!catalogue) return null
      return <ChangeDialog {...parts} ticket={ticket} catalogue={catalogue} onBack={onBack} onOrder={order} />
    }
  }
}
