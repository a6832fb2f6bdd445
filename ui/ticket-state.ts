import type { PhoneView } from '../domain/views'
import { clockTime } from './calendar'
import type { Say } from './words'

/** What a person whose ticket waits in no line has to know and do, in the words of the face `phone`. */
export function stateWords(say: Say, { state, parked, mayReturnUntil, now, counter, municipality }: PhoneView): string {
  const time = (at: number) => clockTime(at, municipality.timeZone)
  switch (state) {
    case 'waiting':
      return ''
    case 'called':
      return say('turn.go')
    case 'serving':
      return counter ? say('counter', { number: counter.number }) : ''
    case 'parked':
      if (!parked) return ''
      return say(parked.for === 'all' ? 'parked.all' : 'parked.counter', {
        time: time(parked.since),
        counter: parked.counter,
      })
    case 'absent':
      return mayReturnUntil !== null && now <= mayReturnUntil
        ? say('absent.until', { until: time(mayReturnUntil) })
        : say('absent.over')
    case 'served':
    case 'cancelled':
    case 'left':
      return say(state)
  }
}
