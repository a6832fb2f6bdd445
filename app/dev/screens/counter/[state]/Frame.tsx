'use client'
import { useState } from 'react'
import { ChooseScreen } from '../../../../../counter/ChooseScreen'
import { ConsoleBlank } from '../../../../../counter/ConsoleBlank'
import { ConsoleScreen } from '../../../../../counter/ConsoleScreen'
import { type Draft, draftFor } from '../../../../../counter/draft'
import type { Order } from '../../../../../counter/moves'
import { useKeys } from '../../../../../counter/use-moves'
import { type Asking, grantWish } from '../../../../../counter/wish'
import type { CounterNow } from '../../../../../domain/branch-shown'
import type { Catalogue } from '../../../../../domain/catalogue'
import type { HallEvent } from '../../../../../domain/event'
import type { ConsoleView } from '../../../../../domain/views'
import type { Answer } from '../../../../../domain/wire'
import type { CounterState } from '../../../../../test/screens/fixtures/counter-views'
import type { BranchPlaces } from '../../../../../ui/session'

const noChange = () => undefined

/** What a centre would answer for a paper. */
function done(event: HallEvent): Answer {
  return { ok: true, seq: 0, events: [event] }
}

/** The console without a server: what was pressed is written below, where a test can read it. */
export function Frame({
  state,
  view,
  branches,
  counters,
  catalogue,
  contrast,
}: {
  state: CounterState
  view: ConsoleView
  branches: readonly BranchPlaces[]
  counters: readonly CounterNow[]
  catalogue: Catalogue
  contrast: boolean
}) {
  const [draft, setDraft] = useState<Draft | null>(null)
  const [asking, setAsking] = useState<Asking | null>(() => askingIn(state, view))
  const [settings, setSettings] = useState({ language: null, keys: state !== 'keys-off', contrast })
  const [made, setMade] = useState<readonly string[]>([])
  const languages = view.municipality.languages
  const paper = { at: view.now, job: 'paper' }
  const make = (order: Order) => setMade(known => [...known, Object.values(order).map(said).join(' ')])
  const around = { now: view.now, offline: state === 'offline', asking: state === 'asking' }
  useKeys(view, settings.keys, wish => grantWish(wish, view, { around, make, onAsking: setAsking }))
  if (state === 'loading') return <ConsoleBlank because={null} language={languages[0] ?? 'en'} />
  if (state === 'unreachable') return <ConsoleBlank because="unreachable" language={languages[0] ?? 'en'} />
  if (state === 'choosing' || state === 'choosing-branch') {
    return (
      <ChooseScreen
        branches={branches}
        branch={state === 'choosing' ? (branches[0] ?? null) : null}
        counters={counters}
        languages={languages}
        person="Марија Ковач"
        settings={settings}
        demonstration={view.demonstration}
        onBranch={noChange}
        onCounter={noChange}
        onSettings={noChange}
      />
    )
  }
  return (
    <>
      <ConsoleScreen
        view={view}
        now={view.now}
        offlineSince={state === 'offline' ? view.now - 3 * 60_000 : null}
        settings={settings}
        draft={view.current && draftFor(view.current, draft)}
        making={{
          asking: state === 'asking' ? 'call-next' : null,
          refused: state === 'refused' ? { move: 'call-next', why: { refusal: 'counter/moved-on' } } : null,
        }}
        asking={asking}
        catalogue={catalogue}
        may={{ callAny: state !== 'clerk', remove: state !== 'clerk' }}
        me={{ id: 'me', name: 'Марија Ковач' }}
        make={make}
        print={null}
        leavingIn={state === 'still-there' ? 42 : null}
        onReceipt={async () =>
          state === 'receipt'
            ? done({
                type: 'receipt.printed',
                ...paper,
                ticket: 'current',
                counter: view.counter.number,
                printer: 'desk',
              })
            : { ok: false, refusal: 'printer/not-ready' }
        }
        onCopy={async ticket => {
          setMade(known => [...known, `copy ${ticket}`])
          return done({ type: 'ticket.reprinted', ...paper, ticket, printer: 'kiosk' })
        }}
        onDraft={setDraft}
        onSettings={change => setSettings(known => ({ ...known, ...change, language: null }))}
        onLeave={noChange}
        onAsking={setAsking}
      />
      <output hidden>{made.join(' ')}</output>
    </>
  )
}

function said(part: unknown): string {
  return typeof part === 'object' ? JSON.stringify(part) : String(part)
}

/** The question that a state is a picture of. */
function askingIn(state: CounterState, { current, waiting, parked, absent }: ConsoleView): Asking | null {
  switch (state) {
    case 'pausing':
      return { is: 'pause' }
    case 'parking':
      return { is: 'park' }
    case 'sending-on':
      return { is: 'transfer' }
    case 'adding':
      return { is: 'add' }
    case 'receipt':
      return { is: 'receipt' }
    case 'changing':
      return { is: 'change', ticket: current?.id ?? '' }
    case 'why-waiting':
    case 'clerk':
      return { is: 'ticket', ticket: waiting[2]?.id ?? '' }
    case 'why-parked':
      return { is: 'ticket', ticket: parked[0]?.id ?? '' }
    case 'why-absent':
      return { is: 'ticket', ticket: absent[0]?.id ?? '' }
    default:
      return null
  }
}
