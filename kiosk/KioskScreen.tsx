'use client'
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react'
import type { Catalogue } from '../domain/catalogue'
import type { KioskView } from '../domain/views'
import type { Print } from '../domain/wire'
import type { Language, ServiceCode } from '../domain/words'
import { accentStyle } from '../ui/accent'
import type { Ask, Link } from '../ui/live'
import { useDocumentLanguage } from '../ui/screen-language'
import { loadWords, useWords } from '../ui/words'
import type { Beside } from './beside'
import { type Face, FaceProvider } from './face'
import { useFit } from './fit'
import { idleTimes, useQuiet } from './idle'
import { useKeypad } from './keypad'
import { StepScreen } from './StepScreen'
import { useScans } from './scanned'
import { Sheets } from './sheets'
import { hush, speakScreen, useVoice } from './speech'
import { giveUpMs, useTake } from './take'
import { evolveVisit, isUntouched, newVisit, type Visit, whereNow } from './visit'
import './css/kiosk.css'

/** A connection that was away for a shorter time is not worth a word. */
const noticeMs = 3_000

export interface KioskScreenProps {
  readonly view: KioskView
  readonly catalogue: Catalogue
  readonly link: Link
  readonly ask: Ask
  /** The last that was heard of a ticket's paper. */
  readonly print: Print | null
  /** The scanner and the keypad of this kiosk. */
  readonly beside?: Beside
  /** Where the screen starts: for pictures and tests. */
  readonly start?: Visit
  /** Told whenever the screen becomes, or stops being, as nobody had touched it. */
  readonly onUntouched?: (untouched: boolean) => void
}

/** The kiosk, whole: one visit at a time, forgotten when it ends (rule K6). */
export function KioskScreen({ view, catalogue, link, ask, print, beside, start, onUntouched }: KioskScreenProps) {
  const { languages } = view.municipality
  const first: Language = languages[0] ?? 'en'
  const [visit, act] = useReducer(evolveVisit, start ?? newVisit(first))
  const { language } = visit
  const spoken = useWords('kiosk', language)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same language says the same
  const say = useMemo(() => spoken, [spoken.language, spoken.ready])
  const canSpeak = useVoice(language)
  const fit = useFit()
  // Known as soon as it is there: read from a ref while drawing, it would come with the next redraw, if ever one came.
  const [root, setRoot] = useState<HTMLElement | null>(null)
  const { step } = whereNow(visit)
  const untouched = isUntouched(visit, first)
  useDocumentLanguage(language)

  useEffect(() => {
    for (const tag of languages) for (const face of ['kiosk', 'refusals'] as const) loadWords(face, tag)
  }, [languages])
  useEffect(() => onUntouched?.(untouched), [untouched, onUntouched])

  const watched =
    !untouched && !visit.idle && step.at !== 'asking' && step.at !== 'checking' && !showsCountdown(visit, print)
  useQuiet(watched ? idleTimes(visit).quietMs : null, () => act({ do: 'wonder' }))
  useSpeech(root, visit, say.ready && canSpeak)
  useFocusOnArrival(root, `${visit.trail.length}${step.at}`)

  const leave = useCallback(() => act({ do: 'leave', language: first }), [first])
  useKeypad(beside ?? null, { root, visit, canSpeak, say, act, leave })
  const { take, checkIn } = useTake(ask, visit, act)
  const printList = useCallback(
    (service: ServiceCode) => ask('checklist:print', { service, language }, AbortSignal.timeout(giveUpMs)),
    [ask, language],
  )
  useScans(beside ?? null, { catalogue, act, checkIn: view.appointments === null ? null : checkIn })
  const offlineSince = useOfflineSince(link)
  const wide = fit?.wide ?? false
  const face = useMemo<Face>(
    () => ({
      ...{ view, catalogue, visit, act, say, language, offlineSince, wide, print },
      ...{ take, checkIn, printList, leave, canSpeak },
    }),
    [view, catalogue, visit, say, language, offlineSince, wide, print, take, checkIn, printList, leave, canSpeak],
  )
  if (!fit || !say.ready) return <main className="k k--blank" />
  return (
    <main
      ref={setRoot}
      onPointerDown={event => event.isTrusted && delete event.currentTarget.dataset.keypad}
      // A finger that rests would open the browser's menu.
      onContextMenu={event => event.preventDefault()}
      className="k"
      lang={language}
      data-theme={visit.contrast ? 'contrast' : undefined}
      data-panel={wide ? 'wide' : 'tall'}
      data-size={visit.size}
      style={{
        ...(visit.contrast ? {} : accentStyle(view.municipality.accent)),
        ...{ '--zoom': fit.zoom, '--k': visit.size, '--kh': 1 + (visit.size - 1) * 0.4 },
      }}
    >
      <FaceProvider value={face}>
        <StepScreen />
        <Sheets />
      </FaceProvider>
    </main>
  )
}

/** The number's own countdown leads home; nobody needs to be asked. */
function showsCountdown(visit: Visit, print: Print | null): boolean {
  const { step } = whereNow(visit)
  if (step.at !== 'done') return false
  const failed = print?.ticket === step.ticket.id && print.state === 'failed'
  return !failed && (step.ticket.printer === 'ready' || step.ticket.printer === 'paper-low')
}

function useOfflineSince(link: Link): number | null {
  const [, look] = useReducer((times: number) => times + 1, 0)
  const since = link.state === 'offline' ? (link.lastContact ?? 0) : null
  const due = since === null ? null : since + noticeMs - Date.now()
  useEffect(() => {
    if (due === null || due <= 0) return
    const timer = setTimeout(look, due)
    return () => clearTimeout(timer)
  }, [due])
  return due !== null && due <= 0 ? since : null
}

function useSpeech(root: HTMLElement | null, visit: Visit, can: boolean): void {
  const { step, page } = whereNow(visit)
  const speaks = can && visit.aloud
  const place = `${step.at}${'service' in step ? step.service : ''}${page}${visit.sheet}${visit.idle}${visit.language}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new place is what makes it speak
  useEffect(() => {
    if (speaks && root) speakScreen(root, visit)
    return hush
  }, [speaks, root, place])
}

/** A screen reader starts at the heading of the new page; no control is focused behind a person's back. */
function useFocusOnArrival(root: HTMLElement | null, place: string): void {
  const known = useRef(place)
  useEffect(() => {
    if (known.current === place) return
    known.current = place
    if (root?.contains(document.activeElement) && document.activeElement?.tagName === 'INPUT') return
    root?.querySelector<HTMLElement>('h1[tabindex]')?.focus({ preventScroll: true })
  }, [place, root])
}
