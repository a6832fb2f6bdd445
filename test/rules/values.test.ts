import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Cabinet } from '../../domain/cabinet'
import { Ordered } from '../../domain/ordered'

/** Numbers in order, enough for several pieces of a list. */
const inOrder = (numbers: Iterable<number> = []) => Ordered.by<number>((a, b) => a - b, numbers)
const upTo = (most: number) => Array.from({ length: most }, (_, at) => at)

describe('[O1] a line is a value', () => {
  test('whoever is put into it or taken out, the line that was there before stays as it was', () => {
    const numbers = fc.uniqueArray(fc.nat(500), { minLength: 1, maxLength: 300, size: 'max' })
    fc.assert(
      fc.property(numbers, fc.nat(299), (all, pick) => {
        const before = inOrder(all)
        const sorted = [...all].sort((a, b) => a - b)
        expect([...before]).toEqual(sorted)
        const gone = all[pick % all.length] ?? 0
        const without = before.without(gone)
        expect([...without]).toEqual(sorted.filter(one => one !== gone))
        expect([...before.with(501)]).toEqual([...sorted, 501])
        expect([...without.with(gone)]).toEqual(sorted)
        expect([...without]).toEqual(sorted.filter(one => one !== gone))
        expect([[...before], before.size]).toEqual([sorted, all.length])
      }),
    )
  })

  test('nobody is taken out in the place of another', () => {
    const even = inOrder([2, 4, 6])
    for (const missing of [1, 3, 7]) expect(() => even.without(missing)).toThrow('not in it')
  })

  test('in an empty line nobody stands first, last or behind', () => {
    const empty = inOrder()
    expect([empty.size, empty.first, empty.last, empty.ahead(1)]).toEqual([0, undefined, undefined, 0])
    expect(empty.firstBehind(() => true)).toBe(undefined)
    expect([[...empty], [...empty.backwards()], empty.upTo(3)]).toEqual([[], [], []])
    expect([...empty.with(1)]).toEqual([1])
  })
})

describe('[D1] what a hall keeps is a value: a decision that is not recorded has changed nothing', () => {
  const change = fc.record({ key: fc.nat(120), value: fc.option(fc.nat(9)) })

  test('a cabinet holds what a map would hold, and each one before stays as it was', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 200, size: 'max' }), changes => {
        const map = new Map<string, number>()
        let cabinet = Cabinet.empty<number>()
        for (const { key, value } of changes) {
          const [name, was] = [`t${key}`, cabinet]
          const [before, size] = [[...was.entries()], was.size]
          if (value === null) {
            cabinet = was.without(name)
            if (!map.delete(name)) expect(cabinet).toBe(was)
          } else {
            cabinet = was.with(name, value)
            map.set(name, value)
          }
          expect([cabinet.size, cabinet.get(name)]).toEqual([map.size, map.get(name)])
          expect([[...was.entries()], was.size]).toEqual([before, size])
        }
        const sorted = [...map].sort()
        expect([...cabinet.entries()].sort()).toEqual(sorted)
        expect([...cabinet.keys()].sort()).toEqual(sorted.map(([key]) => key))
        expect([...cabinet.values()].sort()).toEqual([...map.values()].sort())
        for (const key of upTo(121)) expect(cabinet.get(`t${key}`)).toBe(map.get(`t${key}`))
      }),
      { numRuns: 20 },
    )
  })

  test('cabinets of the same content are equal, however they came to it', () => {
    for (const many of [0, 24, 25, 2_000]) {
      const entries = upTo(many).map((at): readonly [string, number] => [`t${at}`, at])
      const one = Cabinet.of(entries)
      expect(one.size).toBe(many)
      expect(Cabinet.of([...entries].reverse())).toEqual(one)
      const more = upTo(30).reduce((cabinet, at) => cabinet.with(`more${at}`, at), one)
      expect(upTo(30).reduce((cabinet, at) => cabinet.without(`more${at}`), more)).toEqual(one)
      expect(upTo(many).every(at => one.get(`t${at}`) === at)).toBe(true)
    }
  })

  test('a cabinet of ones own holds what a map would hold; what it was made from, and what is kept of it, stay', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 120, size: 'max' }), fc.nat(120), (changes, many) => {
        const from = Cabinet.of(upTo(many).map((at): readonly [string, number] => [`t${at}`, at]))
        const was = [...from.entries()]
        const own = Cabinet.own(from)
        const map = new Map(was)
        for (const { key, value } of changes) {
          expect(value === null ? own.without(`t${key}`) : own.with(`t${key}`, value)).toBe(own)
          if (value === null) map.delete(`t${key}`)
          else map.set(`t${key}`, value)
          expect([own.size, own.get(`t${key}`)]).toEqual([map.size, map.get(`t${key}`)])
        }
        expect([...own.entries()]).toEqual([...map])
        expect([[...own.keys()], [...own.values()]]).toEqual([[...map.keys()], [...map.values()]])
        const kept = Cabinet.of(own.entries())
        expect(kept).toEqual(Cabinet.of(map))
        own.with('t0', -1).without('t1')
        expect(kept).toEqual(Cabinet.of(map))
        expect([[...from.entries()], from.size]).toEqual([was, many])
      }),
      { numRuns: 30 },
    )
  })

  test('numbers are keys too, as counters are, and lie in their order where they are few', () => {
    const cabinet = Cabinet.of<string, number>([
      [12, 'twelve'],
      [2, 'two'],
      [7, 'seven'],
    ])
    expect([...cabinet.entries()]).toEqual([
      [2, 'two'],
      [7, 'seven'],
      [12, 'twelve'],
    ])
    expect([cabinet.get(2), cabinet.get(3)]).toEqual(['two', undefined])
  })
})
