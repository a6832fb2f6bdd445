import fc from 'fast-check'

/** One thing that somebody does, with chance already taken: the same step on the same hall gives the same events. */
export type Deed =
  | DeedAtCounter
  | {
      readonly do: 'take'
      readonly service: number
      readonly priority: number
      readonly needs?: number
      readonly phone?: number
    }
  | { readonly do: 'postpone'; readonly pick: number; readonly by: number }
  | {
      readonly do: 'change'
      readonly pick: number
      readonly priority: number
      readonly service: number
      readonly needs: number
    }
  | { readonly do: 'book'; readonly count: number }
  | { readonly do: 'check-in'; readonly code: number }
  | { readonly do: 'open'; readonly counter: number }
  | { readonly do: 'cancel' | 'return' | 'remove'; readonly pick: number }
  | { readonly do: 'shut' | 'reopen'; readonly service: number }
  | { readonly do: 'wait'; readonly ms: number }

/** By the clerk who sits there. */
export type DeedAtCounter =
  | { readonly do: 'park'; readonly counter: number; readonly all: boolean }
  | { readonly do: 'unpark'; readonly counter: number; readonly pick: number; readonly line: boolean }
  | {
      readonly do: 'transfer'
      readonly counter: number
      readonly to: number
      readonly place: number
      readonly back: boolean
    }
  | { readonly do: 'certain'; readonly counter: number; readonly pick: number }
  | { readonly do: 'close' | 'pause' | 'resume' | 'next' | 'recall' | 'start'; readonly counter: number }
  | { readonly do: 'finish' | 'absent' | 'undo'; readonly counter: number }

const counter = fc.integer({ min: 1, max: 3 })

export const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('take' as const),
      service: fc.nat(2),
      priority: fc.nat(4),
      needs: fc.nat(6),
      phone: fc.nat(12),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('park' as const), counter, all: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('unpark' as const), counter, pick: fc.nat(20), line: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('transfer' as const),
      counter,
      to: fc.nat(8),
      place: fc.nat(2),
      back: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('certain' as const), counter, pick: fc.nat(20) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('postpone' as const),
      pick: fc.nat(20),
      by: fc.integer({ min: 1, max: 5 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('change' as const),
      pick: fc.nat(20),
      priority: fc.nat(4),
      service: fc.nat(4),
      needs: fc.nat(6),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('book' as const), count: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('check-in' as const), code: fc.nat(4) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('next' as const), counter }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('open' as const), counter }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('start' as const, 'recall' as const), counter }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('finish' as const, 'absent' as const, 'undo' as const), counter }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('close' as const, 'pause' as const, 'resume' as const), counter }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('cancel' as const, 'return' as const, 'remove' as const),
      pick: fc.nat(20),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('shut' as const, 'reopen' as const), service: fc.nat(2) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 600_000 }) }) },
)
