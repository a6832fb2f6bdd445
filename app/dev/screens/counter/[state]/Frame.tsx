'use client'
import { useState } from 'react'
import { ChooseScreen } from '../../../../../counter/ChooseScreen'
import { ConsoleBlank } from '../../../../../counter/ConsoleBlank'
import { ConsoleScreen } from '../../../../../counter/ConsoleScreen'
import { type Draft, draftFor } from '../../../../../counter/draft'
import { hindrance, type Move } from '../../../../../counter/moves'
import { useKeys } from '../../../../../counter/use-moves'
import type { ConsoleView, CounterNow } from '../../../../../domain/views'
import type { CounterState } from '../../../../../test/screens/fixtures/counter-views'
import type { BranchPlaces } from '../../../../../ui/session'

const noChange = () => undefined

/** The console without a server: what was pressed is written below, where a test can read it. */
export function Frame({
  state,
  view,
  branches,
  counters,
  contrast,
}: {
  state: CounterState
  view: ConsoleView
  branches: readonly BranchPlaces[]
  counters: readonly CounterNow[]
  contrast: boolean
}) {
  const [draft, setDraft] = useState<Draft | null>(null)
  const [pausing, setPausing] = useState(state === 'pausing')
  const [settings, setSettings] = useState({ language: null, keys: state !== 'keys-off', contrast })
  const [made, setMade] = useState<readonly string[]>([])
  const languages = view.municipality.languages
  const make = (move: Move, reason?: string) => setMade(known => [...known, reason ? `${move} ${reason}` : move])
  const around = { now: view.now, offline: state === 'offline', asking: state === 'asking' }
  useKeys(view, settings.keys && !pausing, move => {
    if (hindrance(move, view, around)) return
    if (move === 'pause') setPausing(true)
    else make(move)
  })
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
        pausing={pausing}
        me={{ id: 'me', name: 'Марија Ковач' }}
        make={make}
        onCopy={async ticket => setMade(known => [...known, `copy ${ticket}`])}
        onDraft={setDraft}
        onSettings={change => setSettings(known => ({ ...known, ...change, language: null }))}
        onLeave={noChange}
        onPausing={setPausing}
      />
      <output hidden>{made.join(' ')}</output>
    </>
  )
}
