/**
 * A map as a value: adding or taking away gives another cabinet and leaves the old one as it was. The entries lie in
 * drawers, so that a change copies one drawer and not everything: with 2,000 tickets open, some eight of them.
 */
export class Cabinet<V> {
  private constructor(
    private readonly drawers: readonly (ReadonlyMap<string, V> | undefined)[],
    readonly size: number,
  ) {}

  static empty<V>(): Cabinet<V> {
    return new Cabinet<V>(new Array(drawerCount).fill(undefined), 0)
  }

  static of<V>(entries: Iterable<readonly [string, V]>): Cabinet<V> {
    const drawers: (Map<string, V> | undefined)[] = new Array(drawerCount).fill(undefined)
    let size = 0
    for (const [key, value] of entries) {
      const place = drawerOf(key)
      const drawer = drawers[place] ?? new Map<string, V>()
      drawers[place] = drawer
      if (!drawer.has(key)) size++
      drawer.set(key, value)
    }
    return new Cabinet(drawers, size)
  }

  get(key: string): V | undefined {
    return this.drawers[drawerOf(key)]?.get(key)
  }

  with(key: string, value: V): Cabinet<V> {
    const place = drawerOf(key)
    const drawer = new Map(this.drawers[place])
    const grew = drawer.has(key) ? 0 : 1
    return new Cabinet(this.drawers.with(place, drawer.set(key, value)), this.size + grew)
  }

  without(key: string): Cabinet<V> {
    const place = drawerOf(key)
    if (!this.drawers[place]?.has(key)) return this
    const drawer = new Map(this.drawers[place])
    drawer.delete(key)
    // An emptied drawer is as if it had never been used: equal contents are equal values.
    return new Cabinet(this.drawers.with(place, drawer.size > 0 ? drawer : undefined), this.size - 1)
  }

  *values(): IterableIterator<V> {
    for (const drawer of this.drawers) if (drawer) yield* drawer.values()
  }
}

const drawerCount = 256

/** FNV-1a over the characters of the key. */
function drawerOf(key: string): number {
  let hash = 0x811c9dc5
  for (let place = 0; place < key.length; place++) hash = Math.imul(hash ^ key.charCodeAt(place), 0x01000193)
  return (hash >>> 16) % drawerCount
}
