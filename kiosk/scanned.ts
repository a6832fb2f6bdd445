'use client'
import { useEffect, useRef } from 'react'
import type { Catalogue } from '../domain/catalogue'
import type { PhoneView } from '../domain/views'
import type { Beside } from './beside'
import { serviceOf } from './face'
import type { Act } from './visit'

/** The page of a ticket, as its QR code says it; whatever the address before it, which may have changed. */
const ticketPage = /\/t\/([A-Za-z0-9_.~-]{16,200})$/
const answerWithinMs = 8_000

export interface ScannedMeans {
  readonly catalogue: Catalogue
  readonly act: (act: Act) => void
  /** Takes the ticket of an appointment; null while nobody is booked for today. */
  readonly checkIn: ((code: string) => void) | null
}

/** A code that is held before the scanner leads where a tap would: to the person's own place, to a service, or in with an appointment. */
export function useScans(beside: Beside | null, means: ScannedMeans): void {
  const latest = useRef(means)
  latest.current = means
  useEffect(() => {
    let scans = 0
    return beside?.listen(async said => {
      if (said.is !== 'scanned') return
      const mine = ++scans
      const { catalogue, checkIn } = latest.current
      if (checkIn && isAppointment(said.code, catalogue)) return checkIn(said.code)
      const act = await actFor(said.code, catalogue)
      // Somebody held another one before it meanwhile.
      if (mine === scans) latest.current.act(act)
    })
  }, [beside])
}

/** What is neither a ticket's page, nor any other address, nor a service. */
function isAppointment(code: string, catalogue: Catalogue): boolean {
  return /^[\p{L}\p{N}_.-]{1,64}$/u.test(code) && serviceOf(catalogue, code) === null
}

async function actFor(code: string, catalogue: Catalogue): Promise<Act> {
  const token = ticketPage.exec(code)?.[1]
  if (token === undefined) {
    const service = serviceOf(catalogue, code)
    return { do: 'go', to: service ? { at: 'reading', service: service.code } : { at: 'mine', ticket: null } }
  }
  return { do: 'go', to: { at: 'mine', ticket: await ticketOf(token) } }
}

async function ticketOf(token: string): Promise<PhoneView | null> {
  try {
    const signal = AbortSignal.timeout(answerWithinMs)
    const answer = await fetch(`/api/v1/tickets/${encodeURIComponent(token)}`, { cache: 'no-store', signal })
    return answer.ok ? ((await answer.json()) as PhoneView | null) : null
  } catch {
    // Without the server nothing is known of it: it is said as of a code that is not ours.
    return null
  }
}
