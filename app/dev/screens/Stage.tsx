'use client'
import { useState } from 'react'
import type { HallEvent } from '../../../domain/event'
import type { Print } from '../../../domain/wire'
import { KioskScreen } from '../../../kiosk/KioskScreen'
import { PhoneScreen } from '../../../phone/PhoneScreen'
import type { KioskPicture } from '../../../test/screens/fixtures/kiosk'
import type { PhonePicture } from '../../../test/screens/fixtures/phone'
import type { Ask } from '../../../ui/live'

declare global {
  interface Window {
    /** How often the screen asked, for tests. */
    asked?: { command: string; input: object }[]
  }
}

/** The kiosk without a server: it answers after a moment, as a centre would. */
export function KioskStage({ picture }: { picture: KioskPicture }) {
  const { view, catalogue, link, start, answers } = picture
  const [print, setPrint] = useState<Print | null>(picture.print)
  const [ask] = useState<Ask>(
    (): Ask => async (command: string, input: object) => {
      window.asked = [...(window.asked ?? []), { command, input }]
      if (answers === 'never') return new Promise(() => undefined)
      await new Promise(resolve => setTimeout(resolve, 400))
      if (answers === 'full') return { ok: false, refusal: 'queue/full' }
      const wanted = (input as { service?: string }).service ?? catalogue.services[0]?.code ?? ''
      const service = catalogue.services.find(one => one.code === wanted)
      const queue = view.queues.find(one => one.code === service?.queue)
      setTimeout(() => setPrint({ ticket: 'staged', state: 'confirmed', printer: 'ready' }), 1_000)
      return {
        ok: true,
        seq: view.seq + 1,
        events: [staged(wanted, view.now)],
        ticket: {
          id: 'staged',
          number: `${queue?.prefix ?? ''}048`,
          token: 'staged',
          url: 'https://centre.example/t/staged',
          ahead: queue?.waiting ?? 0,
          wait: queue?.wait ?? null,
          issuedAt: view.now,
          counters: queue?.counters ?? [],
          printer: 'ready',
        },
      }
    },
  )
  return <KioskScreen view={view} catalogue={catalogue} link={link} print={print} start={start} ask={ask} />
}

/** What the journal would say of a ticket that a stage gave. */
function staged(service: string, at: number): HallEvent {
  const event = { type: 'ticket.issued', at, ticket: 'staged', number: '048', queue: '', ordinal: 48, service } as const
  return { ...event, priority: null, language: 'en', dueAt: at, from: 'kiosk' }
}

export function PhoneStage({ picture }: { picture: PhonePicture }) {
  const [view, setView] = useState(picture.view)
  const [ask] = useState<Ask>(
    (): Ask => async (command: string, input: object) => {
      window.asked = [...(window.asked ?? []), { command, input }]
      if (command === 'ticket:rate') setView(known => ({ ...known, rated: input as PhonePicture['view']['rated'] }))
      else if (command === 'ticket:postpone') setView(known => ({ ...known, ahead: known.ahead + 2 }))
      else setView(known => ({ ...known, state: 'cancelled', mayCancel: false }))
      return { ok: true, seq: view.seq + 1, events: [] }
    },
  )
  return <PhoneScreen view={view} link={picture.link} ask={ask} asks={picture.asks} />
}
