'use client'
import { useState } from 'react'
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
      const service = catalogue.services.find(one => one.code === (input as { service?: string }).service)
      const queue = view.queues.find(one => one.code === service?.queue)
      setTimeout(() => setPrint({ ticket: 'staged', state: 'confirmed', printer: 'ready' }), 1_000)
      return {
        ok: true,
        seq: view.seq + 1,
        events: [],
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

export function PhoneStage({ picture }: { picture: PhonePicture }) {
  const [view, setView] = useState(picture.view)
  const [ask] = useState<Ask>(
    (): Ask => async (command: string, input: object) => {
      window.asked = [...(window.asked ?? []), { command, input }]
      setView(known => ({ ...known, state: 'cancelled', mayCancel: false }))
      return { ok: true, seq: view.seq + 1, events: [] }
    },
  )
  return <PhoneScreen view={view} link={picture.link} ask={ask} asksToCancel={picture.asksToCancel} />
}
