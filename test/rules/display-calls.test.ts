import { describe, expect, test } from 'vitest'
import { type Calls, finish, hear, isYoung, silence, spokenIn, withoutPending } from '../../display/calls'
import { pictureOf } from '../../display/picture'
import type { Shown } from '../../domain/branch-shown'
import type { DisplayView } from '../../domain/views'
import type { Call } from '../../domain/wire'
import type { Language } from '../../domain/words'
import { fitNumber } from '../../ui/number-width'

const at = Date.UTC(2026, 10, 24, 9, 43)

function call(number: string, seq: number, more: Partial<Call> = {}): Call {
  return {
    id: `${number} 1`,
    seq,
    branch: 'pokrov-main',
    number,
    counter: 4,
    zone: 'hall',
    counterName: {},
    calledAt: at,
    last: false,
    languages: ['uk'],
    ...more,
  }
}

/** Plays everything that there is to play, as a hall would hear it. */
function playedFrom(calls: Calls): string[] {
  const played: string[] = []
  let now = calls
  while (now.playing) {
    played.push(now.playing.number)
    now = finish(now, now.playing.id)
  }
  return played
}

describe('what a hall hears', () => {
  test('[S2] calls that come together are announced one after the other, in order', () => {
    const heard = [call('Р001', 1), call('П001', 2), call('С001', 3)].reduce(hear, silence)

    expect(heard.playing?.number).toBe('Р001')
    expect(heard.waiting).toHaveLength(2)
    expect(playedFrom(heard)).toEqual(['Р001', 'П001', 'С001'])
  })

  test('[S2] a call that overtook another on the way takes its place in the order of the journal', () => {
    const heard = [call('Р001', 1), call('С001', 3), call('П001', 2)].reduce(hear, silence)

    expect(playedFrom(heard)).toEqual(['Р001', 'П001', 'С001'])
  })

  test('[S2] two calls of one moment keep the order in which they came', () => {
    const heard = [call('Р001', 7), call('П001', 7), call('С001', 7)].reduce(hear, silence)

    expect(playedFrom(heard)).toEqual(['Р001', 'П001', 'С001'])
  })

  test('[S2] the same call is announced once, while it plays, while it waits and afterwards', () => {
    const both = [call('Р001', 1), call('П001', 2)].reduce(hear, silence)
    const again = [call('Р001', 1), call('П001', 2)].reduce(hear, both)
    expect(again).toEqual(both)

    const over = finish(finish(again, 'Р001 1'), 'П001 1')
    expect(over.playing).toBeNull()
    expect(hear(over, call('Р001', 1)).playing).toBeNull()
  })

  test('[S2] a recall is a call of its own', () => {
    const once = finish(hear(silence, call('Р001', 1)), 'Р001 1')

    expect(hear(once, call('Р001', 5, { id: 'Р001 2' })).playing?.id).toBe('Р001 2')
  })

  test('[S2] an announcement that ends twice skips nobody', () => {
    const heard = [call('Р001', 1), call('П001', 2), call('С001', 3)].reduce(hear, silence)
    const ended = finish(finish(heard, 'Р001 1'), 'Р001 1')

    expect(ended.playing?.number).toBe('П001')
  })

  test('[S2] a screen that runs for months does not grow', () => {
    const numbers = Array.from({ length: 2_000 }, (_, place) => call(`Р${place}`, place))
    const heard = numbers.reduce((calls, one) => finish(hear(calls, one), one.id), silence)

    expect(heard.heard.length).toBeLessThanOrEqual(500)
    expect(heard.playing).toBeNull()
  })
})

describe('in which language', () => {
  const languages: readonly Language[] = ['hu', 'sr-Cyrl']

  test("[S2] the citizen's own language first, then the town's", () => {
    expect(spokenIn(call('М001', 1, { languages }), 0)).toEqual(['hu', 'sr-Cyrl'])
    expect(spokenIn(call('М001', 1, { languages: ['uk', 'uk'] }), 0)).toEqual(['uk'])
  })

  test("[S2] when many wait to be announced, only the town's own", () => {
    expect(spokenIn(call('М001', 1, { languages }), 4)).toEqual(['sr-Cyrl'])
  })
})

describe('what a hall sees', () => {
  const shown = (number: string, secondsAgo: number): Shown => ({
    number,
    counter: 4,
    calledAt: at - secondsAgo * 1000,
    calls: 1,
  })
  const view = (more: Partial<DisplayView>): DisplayView => ({
    screen: 'display',
    seq: 1,
    branch: 'pokrov-main',
    now: at,
    demonstration: false,
    build: 'test',
    municipality: {
      code: 'pokrov',
      name: { uk: 'Покров' },
      timeZone: 'Europe/Kyiv',
      languages: ['uk'],
      currency: 'UAH',
      accent: '#0b5fa5',
    },
    branchName: {},
    zone: null,
    opening: { open: true, always: false, changesAt: null, week: [] },
    current: null,
    recent: [],
    queues: [],
    notices: [],
    waiting: 3,
    ...more,
  })

  test('[S2] a call younger than 20 s is highlighted on a screen that has just connected', () => {
    expect(isYoung(shown('Р001', 19), at)).toBe(true)
    expect(isYoung(shown('Р001', 20), at)).toBe(false)
  })

  test('[S2] the board does not run ahead of the voice', () => {
    const [first, second] = [shown('Р001', 30), shown('П001', 0)]
    expect(withoutPending([second, first], [call('П001', 2)])).toEqual([first])

    const pending = [call('П001', 2)]
    const announced = [call('Р001', 1, { calledAt: first.calledAt })]
    const picture = pictureOf(view({ current: second, recent: [first] }), pending, announced)
    expect(picture).toMatchObject({ at: 'calling', card: { number: 'Р001' }, recent: [] })
  })

  test('[S2] an older call does not turn yellow while a new one begins', () => {
    const [first, second] = [shown('Р001', 30), shown('П001', 0)]
    const picture = pictureOf(view({ current: second, recent: [first] }), [call('П001', 2)])
    expect(picture).toMatchObject({ at: 'between', card: { number: 'Р001' } })
  })

  test('[S5] nobody waits, people wait, the doors are closed: each has a picture of its own', () => {
    expect(pictureOf(view({ waiting: 0 })).at).toBe('empty')
    expect(pictureOf(view({})).at).toBe('waiting')
    expect(pictureOf(view({ waiting: 0, opening: { open: false, always: false, changesAt: null, week: [] } })).at).toBe(
      'closed',
    )
    expect(pictureOf(view({ recent: [shown('Р001', 90)] })).at).toBe('between')
  })

  test('[S4] a call is shown once, although a view may name it twice', () => {
    const one = shown('Р001', 5)
    expect(pictureOf(view({ current: one, recent: [one, shown('П001', 60)] }))).toMatchObject({
      at: 'calling',
      recent: [{ number: 'П001' }],
    })
  })

  test('[N1] a number past 999 still stands in its place', () => {
    expect(fitNumber('А042', 2.66)).toBe(1)
    expect(fitNumber('Ш1064', 2.66)).toBeLessThan(1)
  })
})
