/**
 * A list in order, as a value: putting in or taking out gives another list and leaves the old one as it was. It is cut
 * into pieces, so that a change copies one piece and not everything, however many stand in it.
 */
export class Ordered<T> {
  private constructor(
    private readonly compare: (a: T, b: T) => number,
    private readonly pieces: readonly (readonly T[])[],
    readonly size: number,
  ) {}

  /** `compare` is total: below zero where `a` stands before `b`, zero for one and the same only. */
  static by<T>(compare: (a: T, b: T) => number, items: Iterable<T> = []): Ordered<T> {
    const sorted = [...items].sort(compare)
    const pieces: T[][] = []
    for (let from = 0; from < sorted.length; from += pieceSize) pieces.push(sorted.slice(from, from + pieceSize))
    return new Ordered(compare, pieces, sorted.length)
  }

  get first(): T | undefined {
    return this.pieces[0]?.[0]
  }

  get last(): T | undefined {
    return this.pieces.at(-1)?.at(-1)
  }

  with(item: T): Ordered<T> {
    const size = this.size + 1
    const pieces = this.pieces.slice()
    const place = this.pieceOf(item)
    const piece = pieces[place]
    if (!piece) return new Ordered(this.compare, [[item]], size)
    const at = placeIn(piece, item, this.compare)
    if (piece.length < pieceSize) pieces[place] = piece.toSpliced(at, 0, item)
    // Most come at the end: there a new piece begins, and the full ones stay full.
    else if (at === piece.length) pieces.splice(place + 1, 0, [item])
    else {
      const half = pieceSize >> 1
      const whole = piece.toSpliced(at, 0, item)
      pieces.splice(place, 1, whole.slice(0, half), whole.slice(half))
    }
    return new Ordered(this.compare, pieces, size)
  }

  /** Without the item that stands where this one would; throws when it is not there. */
  without(item: T): Ordered<T> {
    const place = this.pieceOf(item)
    const piece = this.pieces[place]
    const at = piece ? placeIn(piece, item, this.compare) : 0
    const there = piece?.[at]
    if (!piece || there === undefined || this.compare(there, item) !== 0)
      throw new Error('What is to be taken out of the list is not in it.')
    const pieces = this.pieces.slice()
    if (piece.length > 1) pieces[place] = piece.toSpliced(at, 1)
    else pieces.splice(place, 1)
    return new Ordered(this.compare, pieces, this.size - 1)
  }

  /** How many stand before this place. */
  ahead(item: T): number {
    const place = this.pieceOf(item)
    const piece = this.pieces[place]
    if (!piece) return 0
    // Counted from the end, where whoever has just come stands.
    let count = this.size
    for (let later = this.pieces.length - 1; later >= place; later--) count -= this.pieces[later]?.length ?? 0
    return count + placeIn(piece, item, this.compare)
  }

  /** The first one behind a place in the list; `isBehind` is true of that one and of all after it. */
  firstBehind(isBehind: (item: T) => boolean): T | undefined {
    const piece = this.pieces[firstPlace(this.pieces, ends => isBehind(ends.at(-1) as T))]
    return piece?.[firstPlace(piece, isBehind)]
  }

  /** The first of them, so many at most. */
  upTo(most: number): readonly T[] {
    const taken: T[] = []
    for (const item of this) {
      if (taken.length >= most) break
      taken.push(item)
    }
    return taken
  }

  *[Symbol.iterator](): IterableIterator<T> {
    for (const piece of this.pieces) yield* piece
  }

  /** From the end to the beginning. */
  *backwards(): IterableIterator<T> {
    for (let place = this.pieces.length - 1; place >= 0; place--) {
      const piece = this.pieces[place] ?? []
      for (let at = piece.length - 1; at >= 0; at--) yield piece[at] as T
    }
  }

  /** The last piece that begins before this item; the first one when none does. */
  private pieceOf(item: T): number {
    const later = firstPlace(this.pieces, ([first]) => this.compare(first as T, item) > 0)
    return Math.max(0, later - 1)
  }
}

const pieceSize = 64

/** How many items of a list in order stand before this one. */
function placeIn<T>(list: readonly T[], item: T, compare: (a: T, b: T) => number): number {
  return firstPlace(list, there => compare(there, item) >= 0)
}

/** Where the first one stands that `isBehind` is true of, as of all after it; the length when there is none. */
export function firstPlace<T>(list: readonly T[], isBehind: (item: T) => boolean): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBehind(list[middle] as T)) high = middle
    else low = middle + 1
  }
  return low
}
