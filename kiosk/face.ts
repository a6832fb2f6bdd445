'use client'
import { createContext, type Dispatch, useContext } from 'react'
import type { QueueNow } from '../domain/branch-shown'
import type { Catalogue, Group, Service } from '../domain/catalogue'
import type { KioskView } from '../domain/views'
import type { Answer, Print } from '../domain/wire'
import { type Language, type QueueCode, type ServiceCode, type Text, textIn } from '../domain/words'
import { joinQueues } from '../ui/waits'
import type { Say } from '../ui/words'
import type { Act, Visit } from './visit'

/** What every part of the kiosk draws from and acts on. */
export interface Face {
  readonly view: KioskView
  readonly catalogue: Catalogue
  readonly visit: Visit
  readonly act: Dispatch<Act>
  readonly say: Say
  readonly language: Language
  /** Since when there is no connection, on this machine's clock; null while there is one. */
  readonly offlineSince: number | null
  /** A landscape panel. */
  readonly wide: boolean
  /** What became of the paper, as far as the printer said. */
  readonly print: Print | null
  /** Asks for a ticket, once. */
  readonly take: (service: ServiceCode) => void
  /** Takes the ticket of an appointment, by its code. */
  readonly checkIn: (code: string) => void
  /** Asks for a paper with the documents of a service, without a ticket. */
  readonly printList: (service: ServiceCode) => Promise<Answer>
  /** Home, with everything of this person forgotten. */
  readonly leave: () => void
  /** A voice for the language exists. */
  readonly canSpeak: boolean
}

const FaceContext = createContext<Face | null>(null)
export const FaceProvider = FaceContext.Provider

export function useFace(): Face {
  const face = useContext(FaceContext)
  if (!face) throw new Error('A part of the kiosk stands outside of KioskScreen.')
  return face
}

/** A text of the town in the language of the visit. */
export function useTownText(): (text: Text) => string {
  const { language, catalogue } = useFace()
  return text => textIn(text, language, catalogue.municipality.languages)
}

export function queueOf(view: KioskView, code: QueueCode): QueueNow | null {
  return view.queues.find(queue => queue.code === code) ?? null
}

/** The line of a topic: of all the queues that its services wait in. */
export function groupNow(view: KioskView, catalogue: Catalogue, group: Group): Pick<QueueNow, 'wait' | 'waiting'> {
  const codes = new Set(catalogue.services.filter(one => one.group === group.code).map(one => one.queue))
  return joinQueues(view.queues.filter(queue => codes.has(queue.code)))
}

/** The line that the person in the middle of all who wait stands in; null when no counter is open. */
export function usualNow(view: KioskView): QueueNow | null {
  const served = view.queues.flatMap(queue => (queue.wait ? [{ queue, from: queue.wait.fromMinutes }] : []))
  served.sort((a, b) => a.from - b.from)
  const weight = (queue: QueueNow) => queue.waiting + 0.01
  const half = served.reduce((sum, { queue }) => sum + weight(queue), 0) / 2
  let passed = 0
  for (const { queue } of served) {
    passed += weight(queue)
    if (passed >= half) return queue
  }
  return null
}

/** Tickets can be taken now. */
export function isTaking({ view, offlineSince }: Pick<Face, 'view' | 'offlineSince'>): boolean {
  return offlineSince === null && view.opening.open
}

export function serviceOf(catalogue: Catalogue, code: ServiceCode): Service | null {
  return catalogue.services.find(service => service.code === code) ?? null
}
