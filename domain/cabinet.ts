/**
 * A map as a value: adding or taking away gives another cabinet and leaves the old one as it was. The entries lie in
 * drawers of 32 shelves of drawers, so that a change copies two short lists and not everything. Equal contents are
 * equal values: within a drawer, the entries lie in the order of their keys.
 */
export class Cabinet<V> {
  private constructor(
    private readonly shelves: Shelves<V>,
    readonly size: number,
  ) {}

  static empty<V>(): Cabinet<V> {
    return new Cabinet<V>(new Array(width).fill(undefined), 0)
  }

  static of<V>(entries: Iterable<readonly [string, V]>): Cabinet<V> {
    let cabinet = Cabinet.empty<V>()
    for (const [key, value] of entries) cabinet = cabinet.with(key, value)
    return cabinet
  }

  get(key: string): V | undefined {
    const hash = hashOf(key)
    const drawer = this.shelves[hash >>> 5]?.[hash & 31]
    if (drawer) for (const entry of drawer) if (entry.key === key) return entry.value
    return undefined
  }

  with(key: string, value: V): Cabinet<V> {
    const drawer = this.drawerOf(key)
    const at = drawer.findIndex(entry => entry.key >= key)
    const isThere = drawer[at]?.key === key
    const place = at < 0 ? drawer.length : at
    return this.replaced(key, drawer.toSpliced(place, isThere ? 1 : 0, { key, value }), isThere ? 0 : 1)
  }

  without(key: string): Cabinet<V> {
    const drawer = this.drawerOf(key)
    const at = drawer.findIndex(entry => entry.key === key)
    return at < 0 ? this : this.replaced(key, drawer.toSpliced(at, 1), -1)
  }

  *values(): IterableIterator<V> {
    for (const shelf of this.shelves) {
      if (!shelf) continue
      for (const drawer of shelf) if (drawer) for (const { value } of drawer) yield value
    }
  }

  *entries(): IterableIterator<readonly [string, V]> {
    for (const shelf of this.shelves) {
      if (!shelf) continue
      for (const drawer of shelf) if (drawer) for (const { key, value } of drawer) yield [key, value]
    }
  }

  private drawerOf(key: string): Drawer<V> {
    const hash = hashOf(key)
    return this.shelves[hash >>> 5]?.[hash & 31] ?? []
  }

  private replaced(key: string, drawer: Drawer<V>, grown: number): Cabinet<V> {
    const hash = hashOf(key)
    const shelf = this.shelves[hash >>> 5]?.slice() ?? new Array<Drawer<V> | undefined>(width).fill(undefined)
    // What was emptied is as if it had never been used.
    shelf[hash & 31] = drawer.length > 0 ? drawer : undefined
    const shelves = this.shelves.slice()
    shelves[hash >>> 5] = shelf.some(there => there) ? shelf : undefined
    return new Cabinet(shelves, this.size + grown)
  }
}

type Drawer<V> = readonly { readonly key: string; readonly value: V }[]
type Shelves<V> = readonly (readonly (Drawer<V> | undefined)[] | undefined)[]

const width = 32

/** Ten bits of FNV-1a over the characters of the key. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5
  for (let place = 0; place < key.length; place++) hash = Math.imul(hash ^ key.charCodeAt(place), 0x01000193)
  return (hash >>> 16) & 1023
}
