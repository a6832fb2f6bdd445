import { type Weekday, weekdays } from '../../domain/catalogue'
import type { Change } from '../../simulation/change'
import { minutesOf } from '../municipality/hours'

/** Whoever typed it can put it right. */
export class Misunderstood extends Error {}

export interface SpelledChanges {
  readonly counter: readonly string[]
  readonly target: readonly string[]
  readonly share: readonly string[]
  readonly hours: readonly string[]
  readonly arrivals: readonly string[]
}

/** Changes as they are typed: `+1:tue:general`, `general=15`, `1:information=2,collect=1`, `sat=09:00-12:00`, `120`. */
export function changesOf({ counter, target, share, hours, arrivals }: SpelledChanges): readonly Change[] {
  return [
    ...counter.map(counterChange),
    ...target.map(targetChange),
    ...share.map(shareChange),
    ...hours.map(hoursChange),
    ...arrivals.map(arrivalsChange),
  ]
}

function counterChange(spelled: string): Change {
  const more = /^\+(\d{1,2}):([a-z,]+):([a-z0-9.-]+)$/.exec(spelled)
  if (more) {
    const [, count = '', days = '', queue = ''] = more
    return { do: 'open-counters', more: Number(count), days: daysOf(days, '--counter'), queue }
  }
  const [, number, days = ''] = /^-(\d{1,4}):([a-z,]+)$/.exec(spelled) ?? []
  if (number === undefined) throw expected('--counter', spelled, '"+1:tue:general" or "-3:tue"')
  return { do: 'keep-closed', counter: Number(number), days: daysOf(days, '--counter') }
}

function targetChange(spelled: string): Change {
  const [, queue, minutes] = /^([a-z0-9.-]+)=(\d{1,3})$/.exec(spelled) ?? []
  if (queue === undefined) throw expected('--target', spelled, 'general=15')
  return { do: 'set-target', queue, minutes: Number(minutes) }
}

function shareChange(spelled: string): Change {
  const [, number, shares = ''] = /^(\d{1,4}):(.+)$/.exec(spelled) ?? []
  const share = shares.split(',').map(one => {
    const [, queue, calls] = /^([a-z0-9.-]+)=([1-9]\d?)$/.exec(one) ?? []
    if (number === undefined || queue === undefined) throw expected('--share', spelled, '"1:information=2,collect=1"')
    return { queue, calls: Number(calls) }
  })
  return { do: 'set-share', counter: Number(number), share }
}

function hoursChange(spelled: string): Change {
  const [, days, interval = ''] = /^([a-z,]+)=(\d{2}:\d{2}-\d{2}:\d{2})$/.exec(spelled) ?? []
  const { from, to } = minutesOf(interval)
  if (days === undefined || from >= to || to > 24 * 60) throw expected('--hours', spelled, '"sat=09:00-12:00"')
  return { do: 'set-hours', days: daysOf(days, '--hours'), from, to }
}

function arrivalsChange(spelled: string): Change {
  const percent = Number(spelled)
  if (!(percent >= 1 && percent <= 1_000)) throw expected('--arrivals', spelled, 'per cent from 1 to 1000, as 120')
  return { do: 'set-people', percent }
}

function daysOf(spelled: string, option: string): readonly Weekday[] {
  if (spelled === 'all') return weekdays
  return spelled.split(',').map(name => {
    const day = weekdays.find(known => known === name)
    if (!day) throw new Misunderstood(`${option}: "${name}" is no day; expected ${weekdays.join(' ')} or all.`)
    return day
  })
}

function expected(option: string, found: string, wanted: string): Misunderstood {
  return new Misunderstood(`${option} is "${found}": expected ${wanted}.`)
}
