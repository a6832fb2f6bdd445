'use client'
import type { CounterNow } from '../domain/branch-shown'
import { type BranchId, type CounterNumber, type Language, textIn } from '../domain/words'
import { Desk } from '../ui/Desk'
import { DeskMenu } from '../ui/DeskMenu'
import type { DeskSettings } from '../ui/desk-settings'
import type { BranchPlaces } from '../ui/session'
import { useWords } from '../ui/words'
import './choose.css'

/** Where a clerk sits down: the branch if there are several, and the counters with who sits at each. */
export function ChooseScreen({
  branches,
  branch,
  counters,
  languages,
  person,
  settings,
  demonstration,
  onBranch,
  onCounter,
  onSettings,
}: {
  branches: readonly BranchPlaces[]
  branch: BranchPlaces | null
  /** Who sits where now; empty while that is not known. */
  counters: readonly CounterNow[]
  languages: readonly Language[]
  person: string
  settings: DeskSettings
  demonstration: boolean
  onBranch: (branch: BranchId | null) => void
  onCounter: (counter: CounterNumber) => void
  onSettings: (change: Partial<DeskSettings>) => void
}) {
  const language = settings.language ?? languages[0] ?? 'en'
  const say = useWords('counter', language)
  if (!say.ready) return <Desk language={language} contrast={settings.contrast} />
  return (
    <Desk language={language} contrast={settings.contrast} className="choose">
      <header className="top">
        <b className="place">{branch ? textIn(branch.name, language, languages) : say('chooseBranch')}</b>
        {branch && branches.length > 1 && (
          <button type="button" className="bt" onClick={() => onBranch(null)}>
            {say('otherBranch')}
          </button>
        )}
        <span className="sp" />
        {demonstration && <span className="mark">{say('demonstration')}</span>}
        <span className="sub">{person}</span>
        <DeskMenu
          say={say}
          language={language}
          languages={languages}
          settings={settings}
          onChange={onSettings}
          withKeys
          withLogout
        />
      </header>
      <main>
        <h1>{branch ? say('whichCounter') : say('whichBranch')}</h1>
        {branch ? (
          <ul className="places">
            {branch.counters.map(counter => {
              const now = counters.find(one => one.number === counter.number)
              return (
                <li key={counter.number}>
                  <button type="button" onClick={() => onCounter(counter.number)}>
                    <span className={`plate ${now && now.state !== 'closed' ? '' : 'plate--open'}`}>
                      {counter.number}
                    </span>
                    <span>
                      <b>{textIn(counter.name, language, languages)}</b>
                      <small>{now ? (now.clerk?.name ?? say(`state.${now.state}`)) : ''}</small>
                    </span>
                  </button>
                </li>
              )
            })}
          </ul>
        ) : (
          <ul className="places">
            {branches.map(one => (
              <li key={one.id}>
                <button type="button" onClick={() => onBranch(one.id)}>
                  <span>
                    <b>{textIn(one.name, language, languages)}</b>
                    <small>{say('countersCount', { count: one.counters.length })}</small>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </main>
    </Desk>
  )
}
