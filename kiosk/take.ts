'use client'
import { useCallback, useRef } from 'react'
import type { Refused } from '../domain/refusal'
import type { IssuedTicket } from '../domain/wire'
import type { ServiceCode } from '../domain/words'
import type { Ask } from '../ui/live'
import type { Face } from './face'
import { type Visit, whereNow } from './visit'

/** A question without an answer for this long is given up: the person is sent to staff. */
export const giveUpMs = 30_000

/**
 * Asks for a ticket, of a service or of an appointment. Rule K3, seen from the screen: while one question is open, no
 * second one is asked.
 */
export function useTake(ask: Ask, visit: Visit, act: Face['act']): Pick<Face, 'take' | 'checkIn'> {
  const open = useRef(false)
  const latest = useRef(visit)
  latest.current = visit

  const askOnce = useCallback(
    (command: string, input: object, told: { onIssued: OnIssued; onRefused: (why: Refused) => void }) => {
      open.current = true
      ask(command, { ...input, language: latest.current.language }, AbortSignal.timeout(giveUpMs))
        .then(answer => {
          const issued = answer.ok ? answer.events.find(event => event.type === 'ticket.issued') : undefined
          if (answer.ok && answer.ticket) told.onIssued(answer.ticket, issued?.service ?? null)
          else told.onRefused(answer.ok ? { refusal: 'server/busy' } : answer)
        })
        .finally(() => {
          open.current = false
        })
    },
    [ask],
  )

  const take = useCallback(
    (service: ServiceCode) => {
      if (open.current) return
      const { priority, needs, trail } = latest.current
      const asking = { at: 'asking', service } as const
      act(trail.at(-1)?.step.at === 'reading' ? { do: 'become', to: asking } : { do: 'go', to: asking })
      const wish = { service, ...(priority ? { priority } : {}), ...(needs.length > 0 ? { needs } : {}) }
      askOnce('ticket:take', wish, {
        onIssued: ticket => act({ do: 'become', to: { at: 'done', service, ticket } }),
        onRefused: why => act({ do: 'become', to: { at: 'refused', service, why } }),
      })
    },
    [askOnce, act],
  )

  const checkIn = useCallback(
    (code: string) => {
      if (open.current) return
      const { at } = whereNow(latest.current).step
      act({ do: at === 'code' ? 'become' : 'go', to: { at: 'checking', typed: code } })
      askOnce(
        'ticket:check-in',
        { appointment: code },
        {
          onIssued: (ticket, service) => act({ do: 'become', to: { at: 'done', service: service ?? '', ticket } }),
          onRefused: why => act({ do: 'become', to: { at: 'code', typed: code, why } }),
        },
      )
    },
    [askOnce, act],
  )
  return { take, checkIn }
}

/** `service` as the event names it. */
type OnIssued = (ticket: IssuedTicket, service: ServiceCode | null) => void
