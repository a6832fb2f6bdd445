import { firstPlace } from './ordered'

/**
 * A map as a value: adding or taking away gives another cabinet and leaves the old one as it was. Equal contents are
 * equal values.
 */
export abstract class Cabinet<V, K extends Key = string> {
  abstract readonly size: number

  static empty<V, K extends Key = string>(): Cabinet<V, K> {
    return Shelved.small<V, K>([])
  }

  static of<V, K extends Key = string>(entries: Iterable<readonly [K, V]>): Cabinet<V, K> {
    let cabinet = Cabinet.empty<V, K>()
    for (const [key, value] of entries) cabinet = cabinet.with(key, value)
    return cabinet
  }

  /** One that is no value but changes itself, for who lives through a hall alone; what it is made from stays as it is. */
  static own<V, K extends Key>(cabinet: Cabinet<V, K>): Cabinet<V, K> {
    return new Own(cabinet.entries())
  }

  abstract get(key: K): V | undefined
  abstract with(key: K, value: V): Cabinet<V, K>
  abstract without(key: K): Cabinet<V, K>
  abstract keys(): IterableIterator<K>
  abstract values(): IterableIterator<V>
  abstract entries(): IterableIterator<readonly [K, V]>
}

/**
 * A few entries lie in one drawer; more of them in drawers of 32 shelves of drawers, so that a change copies short lists
 * and not everything. Within a drawer, the entries lie in the order of their keys.
 */
class Shelved<V, K extends Key> extends Cabinet<V, K> {
  private constructor(
    /** Everything, where it is little. */
    private readonly drawer: Drawer<V, K> | null,
    private readonly shelves: Shelves<V, K>,
    override readonly size: number,
  ) {
    super()
  }

  override get(key: K): V | undefined {
    const drawer = this.drawerOf(key)
    const entry = drawer[placeIn(drawer, key)]
    return entry?.key === key ? entry.value : undefined
  }

  override with(key: K, value: V): Shelved<V, K> {
    const drawer = this.drawerOf(key)
    const at = placeIn(drawer, key)
    const isThere = drawer[at]?.key === key
    const changed = drawer.toSpliced(at, isThere ? 1 : 0, { key, value })
    if (!this.drawer) return this.replaced(key, changed, isThere ? 0 : 1)
    return changed.length > mostInOne ? Shelved.large(changed) : Shelved.small(changed)
  }

  override without(key: K): Shelved<V, K> {
    const drawer = this.drawerOf(key)
    const at = placeIn(drawer, key)
    if (drawer[at]?.key !== key) return this
    const changed = drawer.toSpliced(at, 1)
    if (this.drawer) return Shelved.small(changed)
    const left = this.replaced(key, changed, -1)
    return left.size > mostInOne ? left : Shelved.small([...left.kept()].sort((a, b) => (a.key < b.key ? -1 : 1)))
  }

  override *keys(): IterableIterator<K> {
    for (const { key } of this.kept()) yield key
  }

  override *values(): IterableIterator<V> {
    for (const { value } of this.kept()) yield value
  }

  override *entries(): IterableIterator<readonly [K, V]> {
    for (const { key, value } of this.kept()) yield [key, value]
  }

  static small<V, K extends Key>(drawer: Drawer<V, K>): Shelved<V, K> {
    return new Shelved<V, K>(drawer, noShelves, drawer.length)
  }

  private static large<V, K extends Key>(entries: Drawer<V, K>): Shelved<V, K> {
    let cabinet = new Shelved<V, K>(null, new Array(width).fill(undefined), 0)
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

  private replaced(key: K, drawer: Drawer<V, K>, grown: number): Shelved<V, K> {
    const hash = hashOf(key)
    const shelf = this.shelves[hash >>> 5]?.slice() ?? new Array<Drawer<V, K> | undefined>(width).fill(undefined)
    // What was emptied is as if it had never been used.
    shelf[hash & 31] = drawer.length > 0 ? drawer : undefined
    const shelves = this.shelves.slice()
    shelves[hash >>> 5] = shelf.some(there => there) ? shelf : undefined
    return new Shelved(null, shelves, this.size + grown)
  }
}

/** Whoever writes in it holds it alone: nothing is copied. */
class Own<V, K extends Key> extends Cabinet<V, K> {
  private readonly map: Map<K, V>

  constructor(entries: Iterable<readonly [K, V]>) {
    super()
    this.map = new Map(entries)
  }

  override get size(): number {
    return this.map.size
  }

  override get(key: K): V | undefined {
    return this.map.get(key)
  }

  override with(key: K, value: V): this {
    this.map.set(key, value)
    return this
  }

  override without(key: K): this {
    this.map.delete(key)
    return this
  }

  override keys(): IterableIterator<K> {
    return this.map.keys()
  }

  override values(): IterableIterator<V> {
    return this.map.values()
  }

  override entries(): IterableIterator<readonly [K, V]> {
    return this.map.entries()
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
