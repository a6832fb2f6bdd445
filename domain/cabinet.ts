import { firstPlace } from './ordered'

/**
 * A map as a value: adding or taking away gives another cabinet and leaves the old one as it was. A few entries lie in
 * one drawer; more of them in drawers of 32 shelves of drawers, so that a change copies short lists and not everything.
 * Equal contents are equal values: within a drawer, the entries lie in the order of their keys.
 */
export class Cabinet<V, K extends Key = string> {
  private constructor(
    /** Everything, where it is little. */
    private readonly drawer: Drawer<V, K> | null,
    private readonly shelves: Shelves<V, K>,
    readonly size: number,
  ) {}

  static empty<V, K extends Key = string>(): Cabinet<V, K> {
    return Cabinet.small<V, K>([])
  }

  static of<V, K extends Key = string>(entries: Iterable<readonly [K, V]>): Cabinet<V, K> {
    let cabinet = Cabinet.empty<V, K>()
    for (const [key, value] of entries) cabinet = cabinet.with(key, value)
    return cabinet
  }

  get(key: K): V | undefined {
    const drawer = this.drawerOf(key)
    const entry = drawer[placeIn(drawer, key)]
    return entry?.key === key ? entry.value : undefined
  }

  with(key: K, value: V): Cabinet<V, K> {
    const drawer = this.drawerOf(key)
    const at = placeIn(drawer, key)
    const isThere = drawer[at]?.key === key
    const changed = drawer.toSpliced(at, isThere ? 1 : 0, { key, value })
    if (!this.drawer) return this.replaced(key, changed, isThere ? 0 : 1)
    return changed.length > mostInOne ? Cabinet.large(changed) : Cabinet.small(changed)
  }

  without(key: K): Cabinet<V, K> {
    const drawer = this.drawerOf(key)
    const at = placeIn(drawer, key)
    if (drawer[at]?.key !== key) return this
    const changed = drawer.toSpliced(at, 1)
    if (this.drawer) return Cabinet.small(changed)
    const left = this.replaced(key, changed, -1)
    return left.size > mostInOne ? left : Cabinet.small([...left.kept()].sort((a, b) => (a.key < b.key ? -1 : 1)))
  }

  *keys(): IterableIterator<K> {
    for (const { key } of this.kept()) yield key
  }

  *values(): IterableIterator<V> {
    for (const { value } of this.kept()) yield value
  }

  *entries(): IterableIterator<readonly [K, V]> {
    for (const { key, value } of this.kept()) yield [key, value]
  }

  private static small<V, K extends Key>(drawer: Drawer<V, K>): Cabinet<V, K> {
    return new Cabinet<V, K>(drawer, noShelves, drawer.length)
  }

  private static large<V, K extends Key>(entries: Drawer<V, K>): Cabinet<V, K> {
    let cabinet = new Cabinet<V, K>(null, new Array(width).fill(undefined), 0)
    for (const { key, value } of entries) cabinet = cabinet.with(key, value)
    return cabinet
  }

  private *kept(): IterableIterator<Entry<V, K>> {
    if (this.drawer) yield* this.drawer
    for (const shelf of this.shelves) if (shelf) for (const drawer of shelf) if (drawer) yield* drawer
  }

  private drawerOf(key: K): Drawer<V, K> {
    if (this.drawer) return this.drawer
    const hash = hashOf(key)
    return this.shelves[hash >>> 5]?.[hash & 31] ?? []
  }

  private replaced(key: K, drawer: Drawer<V, K>, grown: number): Cabinet<V, K> {
    const hash = hashOf(key)
    const shelf = this.shelves[hash >>> 5]?.slice() ?? new Array<Drawer<V, K> | undefined>(width).fill(undefined)
    // What was emptied is as if it had never been used.
    shelf[hash & 31] = drawer.length > 0 ? drawer : undefined
    const shelves = this.shelves.slice()
    shelves[hash >>> 5] = shelf.some(there => there) ? shelf : undefined
    return new Cabinet(null, shelves, this.size + grown)
  }
}

type Key = string | number
interface Entry<V, K> {
  readonly key: K
  readonly value: V
}
type Drawer<V, K> = readonly Entry<V, K>[]
type Shelves<V, K> = readonly (readonly (Drawer<V, K> | undefined)[] | undefined)[]

const mostInOne = 24
const width = 32
const noShelves: Shelves<never, never> = []

/** Where the key lies in a drawer, or would lie. */
function placeIn<K extends Key>(drawer: Drawer<unknown, K>, key: K): number {
  return firstPlace(drawer, entry => entry.key >= key)
}

/** Ten bits of FNV-1a over the characters of the key. */
function hashOf(key: Key): number {
  const text = String(key)
  let hash = 0x811c9dc5
  for (let place = 0; place < text.length; place++) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193)
  return (hash >>> 16) & 1023
}
