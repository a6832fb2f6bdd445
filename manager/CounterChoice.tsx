import type { CounterNumber } from '../domain/words'
import type { Say } from '../ui/words'

/** At which counters a printer stands. In a form, each chosen one is a `counter` of its data. */
export function CounterChoice({
  say,
  counters,
  chosen,
}: {
  say: Say
  counters: readonly CounterNumber[]
  chosen: readonly CounterNumber[]
}) {
  return (
    <fieldset className="counter-choice">
      <legend>{say('whichCounters')}</legend>
      <div className="all">
        {counters.map(counter => (
          <label key={counter}>
            <input type="checkbox" name="counter" value={counter} defaultChecked={chosen.includes(counter)} />
            {counter}
          </label>
        ))}
      </div>
      <small>{say('countersHow')}</small>
    </fieldset>
  )
}
