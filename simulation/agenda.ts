/** What is to happen when, earliest first; at the same moment, in the order in which it was written down. */
export class Agenda<Deed> {
  private readonly entries: { readonly at: number; readonly place: number; readonly deed: Deed }[] = []
  private written = 0

  add(at: number, deed: Deed): void {
    const { entries } = this
    const entry = { at: Math.round(at), place: this.written++, deed }
    let place = entries.length
    entries.push(entry)
    // A heap: whoever stands above is never later.
    while (place > 0) {
      const above = (place - 1) >> 1
      const there = entries[above]
      if (!there || isBefore(there, entry)) break
      entries[place] = there
      place = above
    }
    entries[place] = entry
  }

  next(): { readonly at: number; readonly deed: Deed } | undefined {
    const { entries } = this
    const [first] = entries
    const last = entries.pop()
    if (!first || !last || entries.length === 0) return first
    let place = 0
    for (;;) {
      let below = 2 * place + 1
      const left = entries[below]
      const right = entries[below + 1]
      if (!left) break
      let earlier = left
      if (right && isBefore(right, left)) {
        earlier = right
        below++
      }
      if (isBefore(last, earlier)) break
      entries[place] = earlier
      place = below
    }
    entries[place] = last
    return first
  }
}

function isBefore(a: { at: number; place: number }, b: { at: number; place: number }): boolean {
  return a.at < b.at || (a.at === b.at && a.place < b.place)
}
