import { expect, test } from 'vitest'
import { type Draft, draftFor, draftsFrom, draftsOfHere, withDraft } from '../../counter/draft'
import type { ConsoleView } from '../../domain/views'
import { keptDrafts } from '../../ui/kept-drafts'
import { consoleView } from '../screens/fixtures/counter-views'

const desk = { branch: 'pokrov-main', counter: 2, user: 'olena' }
const view = consoleView('uk', 'serving')
const { current, parked } = view
if (!current || !parked[0]) throw new Error('Somebody is served and somebody is set aside in the fixture.')
const written: Draft = { ...draftFor(current, null), note: 'Чекає на довідку', checked: [0, 2], reference: 'Вх. 12' }
const aside: Draft = { ...written, ticket: parked[0].id }

/** A tab of a browser: one for the whole visit, whoever logs in. */
function tab() {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  }
}

test('[A3] what a clerk wrote is there again for the same clerk at the same counter, and for nobody else', () => {
  const shelf = tab()
  keptDrafts(shelf).keep(desk, [written, aside])
  const again = keptDrafts(shelf)
  expect(draftsFrom(again.of(desk))).toEqual([written, aside])
  expect(draftFor(current, draftsFrom(again.of(desk))[0])).toEqual(written)
  for (const other of [{ user: 'marija' }, { counter: 3 }, { branch: 'pokrov-north' }])
    expect(again.of({ ...desk, ...other })).toBe(null)
  expect(shelf.kept.size).toBe(1)
})

test('[A3] nothing of it is left in the tab when another person logs in, when it is sent, or when the clerk logs out', () => {
  const shelf = tab()
  const kept = keptDrafts(shelf)
  kept.keep(desk, [written])
  kept.forgetOthers('olena')
  expect(shelf.kept.size).toBe(1)
  kept.forgetOthers('marija')
  expect(shelf.kept.size).toBe(0)

  kept.keep(desk, [written])
  kept.keep(desk, [])
  expect(shelf.kept.size).toBe(0)

  kept.keep(desk, [written])
  kept.keep({ ...desk, counter: 3 }, [aside])
  expect(kept.of(desk)).toBe(null)
  kept.forget()
  expect(shelf.kept.size).toBe(0)
})

test('[A3] [L1] a draft goes with its person: served or sent on it is gone, set aside it stays', () => {
  const drafts = withDraft(withDraft([], aside), written)
  expect(draftsOfHere(drafts, view)).toBe(drafts)
  const gone: Pick<ConsoleView, 'current' | 'parked'> = { ...view, current: null }
  expect(draftsOfHere(drafts, gone)).toEqual([aside])
  expect(draftsOfHere(drafts, { current: null, parked: [] })).toEqual([])
  expect(withDraft(drafts, { ...written, note: '' }).map(({ note }) => note)).toEqual(['', aside.note])
})

test('[A6] what stands in the tab is not believed: another build, another program or a hand may have written it', () => {
  const shelf = tab()
  for (const text of ['', '{', 'null', '7', '[]', '{"drafts":[]}', '{"desk":{},"drafts":[]}']) {
    shelf.setItem('redica-drafts', text)
    expect(draftsFrom(keptDrafts(shelf).of(desk))).toEqual([])
  }
  const { reference, ...older } = written
  const wrong = [null, 7, 'x', older, { ...written, note: 1 }, { ...written, checked: ['a'] }]
  const outcomes = [
    { ...written, delivered: [{ service: '01-01', outcome: 'eaten' }] },
    { ...written, delivered: [null] },
  ]
  expect(draftsFrom([...wrong, ...outcomes, written])).toEqual([written])
})

test('a tab that is full or keeps nothing is no fault', () => {
  const full = {
    ...tab(),
    setItem: () => {
      throw new Error('QuotaExceededError')
    },
  }
  keptDrafts(full).keep(desk, [written])
  expect(keptDrafts(full).of(desk)).toBe(null)
  keptDrafts(null).keep(desk, [written])
  expect(keptDrafts(null).of(desk)).toBe(null)
})
