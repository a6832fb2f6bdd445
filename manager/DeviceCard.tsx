'use client'
import { type KeyMap, type KeyMeaning, meaningsOf, type PeripheralShown, peripheralRoles } from '../domain/peripheral'
import type { CounterNumber } from '../domain/words'
import type { Say } from '../ui/words'
import type { Devices } from './use-devices'

const withCounter: readonly string[] = ['clerk', 'lamp', 'rating']

/** One thing: how it is, what it is for, where it stands, and what its keys mean. Each choice is kept at once. */
export function DeviceCard({
  say,
  one,
  host,
  counters,
  bind,
  free,
}: {
  say: Say
  one: PeripheralShown
  /** The name of the computer on which it hangs. */
  host: string
  counters: readonly CounterNumber[]
  bind: Devices['bind']
  free: Devices['free']
}) {
  const { role, counter, keys } = one
  const meanings = role === null ? [] : meaningsOf[role]
  const kept = Object.fromEntries(Object.entries(keys).filter(([, meaning]) => meaning && meanings.includes(meaning)))
  return (
    <article aria-label={one.name || one.key} className="grid gap-4">
      <div>
        <h2 className="text-[20px] font-strong">{one.name || one.key}</h2>
        <p className="text-ink-2">
          {one.key} · {say('host')} {host} · {say(one.state)}
        </p>
        {one.state === 'forbidden' && <p role="alert">{say('forbiddenDo')}</p>}
      </div>
      <div className="flex flex-wrap items-end gap-4">
        <Choice
          label={say('role')}
          value={role ?? ''}
          options={['', ...peripheralRoles].map(known => [known, say(`role.${known || 'none'}`)])}
          onChoose={chosen => {
            const next = peripheralRoles.find(known => known === chosen)
            if (next) bind(one, { role: next, counter: withCounter.includes(next) ? counter : null, keys: {} })
            else free(one)
          }}
        />
        {role !== null && withCounter.includes(role) && (
          <Choice
            label={say('counter')}
            value={String(counter ?? '')}
            options={[['', say('counter.none')], ...counters.map(number => pair(String(number)))]}
            onChoose={chosen => bind(one, { role, counter: chosen === '' ? null : Number(chosen), keys: kept })}
          />
        )}
      </div>
      {counter === null && role !== null && withCounter.includes(role) && (
        <p className="font-strong">{say('counter.needed')}</p>
      )}
      {role !== null && meanings.length > 0 && (
        <Keys
          say={say}
          one={one}
          kept={kept}
          meanings={meanings}
          onKeys={next => bind(one, { role, counter, keys: next })}
        />
      )}
    </article>
  )
}

/** The keys that mean something, and the one that was pressed last: that is how a key is taught. */
function Keys({
  say,
  one,
  kept,
  meanings,
  onKeys,
}: {
  say: Say
  one: PeripheralShown
  kept: KeyMap
  meanings: readonly KeyMeaning[]
  onKeys: (keys: KeyMap) => void
}) {
  const last = one.lastButton?.button
  const buttons = [...new Set([...(last ? [last] : []), ...Object.keys(kept)])]
  return (
    <section aria-label={say('keys')}>
      <h3 className="font-strong">{say('teach')}</h3>
      <p className="text-ink-2">{say('teach.press')}</p>
      <ul className="mt-3 grid gap-2 sm:grid-cols-2">
        {buttons.map(button => (
          <li key={button} className={button === last ? 'border-l-[6px] border-ink pl-3' : 'pl-[18px]'}>
            <Choice
              label={button}
              value={kept[button] ?? ''}
              options={['', ...meanings].map(known => [known, say(`meaning.${known || 'none'}`)])}
              onChoose={chosen => {
                const { [button]: _before, ...others } = kept
                const meaning = meanings.find(known => known === chosen)
                onKeys(meaning ? { ...others, [button]: meaning } : others)
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Choice({
  label,
  value,
  options,
  onChoose,
}: {
  label: string
  value: string
  options: readonly (readonly [value: string, words: string])[]
  onChoose: (value: string) => void
}) {
  return (
    <label className="grid gap-1">
      <span className="sub">{label}</span>
      <select className="bt" value={value} onChange={event => onChoose(event.target.value)}>
        {options.map(([known, words]) => (
          <option key={known} value={known}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}

function pair(text: string): readonly [string, string] {
  return [text, text]
}
