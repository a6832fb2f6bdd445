'use client'
import { Lightbulb, LightbulbOff, Plug, Unplug } from 'lucide-react'
import { useState } from 'react'
import type { Say } from '../ui/words'
import { type Deed, type TwinSeen, useHid } from './use-hid'

/** Scanners, keypads, pedals and lamps as things: plug them in, press them, look at them. */
export function HidBodies({ say }: { say: Say }) {
  const { twins, work } = useHid()
  if (!twins) return null
  return (
    <section aria-label={say('hid')} className="mt-14">
      <h2 className="border-t-[3px] border-ink pt-3 text-[20px]">{say('hid')}</h2>
      <ul className="mt-4 grid gap-x-8 gap-y-8 sm:grid-cols-2 lg:grid-cols-3">
        {twins.map(one => (
          <li key={one.twin}>
            <Body say={say} one={one} work={work} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Body({ say, one, work }: { say: Say; one: TwinSeen; work: (deed: Deed) => void }) {
  const name = say(`hid.${one.twin}`)
  return (
    <article aria-label={name} className="border-t border-line pt-3">
      <h3 className="text-[17px] font-strong">{name}</h3>
      {one.counter !== null && <p className="text-ink-2">{say('hid.counter', { counter: one.counter })}</p>}
      <div className="mt-3 flex flex-wrap gap-2">
        <button
          type="button"
          className="bt"
          onClick={() => work(one.plugged ? { unplug: one.twin } : { plug: one.twin })}
        >
          {one.plugged ? <Unplug className="ic" /> : <Plug className="ic" />}
          {say(one.plugged ? 'unplug' : 'plug-in')}
        </button>
        {one.keys.map(key => (
          <button
            type="button"
            className="bt"
            key={key}
            aria-disabled={!one.plugged}
            onClick={() => one.plugged && work({ press: one.twin, key })}
          >
            {key}
          </button>
        ))}
      </div>
      {(one.twin === 'scanner' || one.twin === 'typing-scanner') && (
        <Scan say={say} on={one.plugged} scan={code => work({ scan: one.twin, code })} />
      )}
      {one.colour !== null && <Light say={say} colour={one.colour} />}
    </article>
  )
}

function Scan({ say, on, scan }: { say: Say; on: boolean; scan: (code: string) => void }) {
  const [code, setCode] = useState('')
  return (
    <form
      className="mt-3 flex gap-2"
      onSubmit={event => {
        event.preventDefault()
        if (on && code) scan(code)
      }}
    >
      <input
        className="min-w-0 flex-1 border border-line px-3 py-2"
        aria-label={say('hid.code')}
        placeholder={say('hid.code')}
        value={code}
        onChange={event => setCode(event.target.value)}
      />
      <button type="submit" className="bt" aria-disabled={!on}>
        {say('hid.scan')}
      </button>
    </form>
  )
}

function Light({ say, colour }: { say: Say; colour: string }) {
  const dark = colour === '#000000'
  const Sign = dark ? LightbulbOff : Lightbulb
  return (
    <p className="mt-3 flex items-center gap-3" role="status">
      <span aria-hidden="true" className="size-10 rounded-full border border-line" style={{ background: colour }} />
      <Sign className="ic" aria-hidden="true" />
      {dark ? say('hid.dark') : say('hid.lit', { colour })}
    </p>
  )
}
