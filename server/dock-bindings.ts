import { serverHost } from './peripherals'
import type { StoredBinding } from './store/peripheral-bindings'

const here = { host: serverHost, branch: 'pokrov-main', counter: 2 } as const

/** In a demonstration, the things at the dock stand at counter 2. */
export const dockBindings: readonly StoredBinding[] = [
  { ...here, key: '13ba:0018@1-4', role: 'clerk', keys: { NumpadEnter: 'call-next', NumpadAdd: 'recall' } },
  { ...here, key: '1a86:e026@1-5', role: 'clerk', keys: {} },
  { ...here, key: '0fd9:0063@1-6', role: 'clerk', keys: {} },
  { ...here, key: '1234:0005@1-7', role: 'rating', keys: ratingKeys() },
  { ...here, key: '04d8:f372@1-8', role: 'lamp', keys: {} },
  {
    ...{ host: serverHost, branch: 'pokrov-main', counter: null },
    ...{ key: '2047:09d0@1-3', role: 'navigation', keys: { F15: 'jack-in', F16: 'jack-out' } },
  },
]

function ratingKeys(): StoredBinding['keys'] {
  return { Digit1: '1', Digit2: '2', Digit3: '3', Digit4: '4', Digit5: '5' }
}
