'use client'
import { type FormEvent, useId, useState } from 'react'
import type { PrinterShown } from '../domain/branch-shown'
import type { PrintersView } from '../domain/views'
import type { Say } from '../ui/words'
import { CounterChoice } from './CounterChoice'
import type { PrintersVoice } from './PrintersScreen'

/** What an admin wants of a printer. */
export interface PrinterWish {
  readonly name: string
  readonly address: string
  readonly profile: string
  readonly kiosk: string | null
  readonly counters: readonly number[]
}

/** What is chosen where a printer is for no kiosk. */
const onlyCounters = 'counters'

/** One form for a new printer and for one that is there; of one at its own computer, only where it stands. */
export function PrinterForm({
  view,
  voice,
  saved,
  onSave,
  onCancel,
}: {
  view: PrintersView
  voice: PrintersVoice
  /** Null: a new one. */
  saved: PrinterShown | null
  onSave: (wish: Partial<PrinterWish>) => Promise<string | null>
  onCancel?: () => void
}) {
  const { say } = voice
  const [why, setWhy] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const isFar = saved !== null && saved.address === null
  const chosen = saved?.counters ?? []
  const [whom, setWhom] = useState(isFar || chosen.length > 0 ? onlyCounters : (saved?.kiosk ?? ''))
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (asking) return
    const given = new FormData(event.currentTarget)
    const text = (name: string) => String(given.get(name) ?? '').trim()
    const counters = given.getAll('counter').map(Number)
    if (!isFar && whom === onlyCounters && counters.length === 0) return setWhy(say('whichCounters'))
    const kiosk = whom === onlyCounters ? null : whom || null
    const wish = { name: text('name'), address: text('address'), profile: text('profile'), kiosk, counters }
    setAsking(true)
    setWhy(await onSave(isFar ? { counters } : wish))
    setAsking(false)
  }
  return (
    <form className="printer-form" onSubmit={save}>
      {!isFar && <Fields view={view} say={say} saved={saved} whom={whom} onWhom={setWhom} />}
      {whom === onlyCounters && <CounterChoice say={say} counters={view.counters} chosen={chosen} />}
      {why && (
        <p className="wrong" role="alert">
          {why}
        </p>
      )}
      <div className="acts">
        <button type="submit" className={saved ? 'bt bt--on' : 'bt bt--action'} aria-disabled={asking}>
          {say(saved ? 'save' : 'add')}
        </button>
        {onCancel && (
          <button type="button" className="bt" onClick={onCancel}>
            {say('cancel')}
          </button>
        )}
      </div>
    </form>
  )
}

/** Where it is, how it is called, of what kind it is, and for whom it prints. */
function Fields({
  view,
  say,
  saved,
  whom,
  onWhom,
}: {
  view: PrintersView
  say: Say
  saved: PrinterShown | null
  whom: string
  onWhom: (whom: string) => void
}) {
  const id = useId()
  return (
    <>
      <label>
        {say('address')}
        <input
          name="address"
          required
          maxLength={300}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          defaultValue={saved?.address ?? ''}
          aria-describedby={`${id}-address`}
        />
        <small id={`${id}-address`}>{say('addressHow')}</small>
      </label>
      <label>
        {say('name')}
        <input
          name="name"
          required
          maxLength={64}
          autoComplete="off"
          defaultValue={saved?.name ?? ''}
          aria-describedby={`${id}-name`}
        />
        <small id={`${id}-name`}>{say('nameHow')}</small>
      </label>
      <label>
        {say('kind')}
        <select name="profile" defaultValue={saved?.profile}>
          {view.profiles.map(profile => (
            <option key={profile} value={profile}>
              {say(`profile.${profile}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('kiosk')}
        <select name="kiosk" value={whom} onChange={event => onWhom(event.target.value)}>
          <option value="">{say('allKiosks')}</option>
          {view.kiosks.map(kiosk => (
            <option key={kiosk.id} value={kiosk.id}>
              {kiosk.name}
            </option>
          ))}
          <option value={onlyCounters}>{say('onlyCounters')}</option>
        </select>
      </label>
    </>
  )
}
