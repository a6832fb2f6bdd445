/** What is to happen when, earliest first; at the same moment, in the order in which it was written down. */
export class Agenda {
  private readonly entries: { at: number; place: number; deed: (at: number) => Promise<void> }[] = []
  private written = 0

  add(at: number, deed: (at: number) => Promise<void>): void {
    const entry = { at: Math.round(at), place: this.written++, deed }
    let low = 0
    let high = this.entries.length
    while (low < high) {
      const middle = (low + high) >> 1
      const there = this.entries[middle]
      if (there && (there.at - entry.at || there.place - entry.place) < 0) low = middle + 1
      else high = middle
    }
    this.entries.splice(low, 0, entry)
  }

  next(): { readonly at: number; readonly deed: (at: number) => Promise<void> } | undefined {
    return this.entries.shift()
  }
}
