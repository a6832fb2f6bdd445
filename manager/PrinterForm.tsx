'use client'
import { type FormEvent, useId, useState } from 'react'
import type { PrinterShown } from '../domain/branch-shown'
import type { PrintersView } from '../domain/views'
import type { PrintersVoice } from './PrintersScreen'

/** What an admin wants of a printer. */
export interface PrinterWish {
  readonly name: string
  readonly address: string
  readonly profile: string
  readonly kiosk: string | null
}

/** One form for a new printer and for one that is there. */
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
  onSave: (wish: PrinterWish) => Promise<string | null>
  onCancel?: () => void
}) {
  const { say } = voice
  const id = useId()
  const [why, setWhy] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (asking) return
    const given = new FormData(event.currentTarget)
    const text = (name: string) => String(given.get(name) ?? '').trim()
    setAsking(true)
    setWhy(
      await onSave({
        name: text('name'),
        address: text('address'),
        profile: text('profile'),
        kiosk: text('kiosk') || null,
      }),
    )
    setAsking(false)
  }
  return (
    <form className="printer-form" onSubmit={save}>
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
        <select name="kiosk" defaultValue={saved?.kiosk ?? ''}>
          <option value="">{say('allKiosks')}</option>
          {view.kiosks.map(kiosk => (
            <option key={kiosk.id} value={kiosk.id}>
              {kiosk.name}
            </option>
          ))}
        </select>
      </label>
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
