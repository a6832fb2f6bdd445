/** A paper that a twin burned: its rows of dots, and whether it was cut. */
export interface TwinPaper {
  readonly rows: Buffer[]
  cut: boolean
}

interface Chunk {
  bytes: Buffer
  readonly answer: (bytes: Buffer) => void
}

/**
 * Reads ESC/POS as a printer does: in order, over the ends of connections, and only while there is paper. Written from
 * the command reference, not from our encoder.
 */
export class EscposReader {
  readonly papers: TwinPaper[] = []
  garbage = 0
  /** Papers that a presenter pushed out, and those that it let go because nobody took them. */
  presented = 0
  letGo = 0
  /** One hangs out of it. */
  paperLeft = false
  rowsLeft = Number.POSITIVE_INFINITY
  readonly #chunks: Chunk[] = []
  #picture: { rowBytes: number; rows: number } | null = null

  take(bytes: Buffer, answer: (bytes: Buffer) => void): void {
    if (bytes.length > 0) this.#chunks.push({ bytes: Buffer.from(bytes), answer })
  }

  /** Switched off and on: what was not printed is forgotten, what is in the slot stays there. */
  reset(): void {
    this.#chunks.length = 0
    this.#picture = null
  }

  /** Carries out all that is complete and that there is paper for. */
  run(): void {
    while (this.rowsLeft > 0 && this.#step()) {
      // Each step takes its bytes.
    }
  }

  #step(): boolean {
    if (this.#picture) return this.#row(this.#picture)
    const [first, second] = this.#peek(2)
    if (first === undefined) return false
    if (first === 0x00) return this.#skip(1)
    if (second === undefined) return false
    if ((first === 0x1b || first === 0x1c || first === 0x1d) && second === 0x00) return this.#skip(2)
    if (first === 0x1b && second === 0x40) return this.#skip(2)
    if (first === 0x1c && second === 0x2e) return this.#skip(2)
    if (first === 0x1b && (second === 0x4d || second === 0x4a)) return this.#skip(3)
    if (first === 0x1d && second === 0x76) return this.#openPicture()
    if (first === 0x1d && second === 0x56) return this.#cut()
    if (first === 0x1d && second === 0x65) return this.#present()
    if (first === 0x1d && second === 0x72) return this.#fence()
    this.garbage++
    return this.#skip(1)
  }

  #openPicture(): boolean {
    const head = this.#peek(8)
    if (head.length < 8) return false
    this.#skip(8)
    const picture = { rowBytes: head.readUInt16LE(4), rows: head.readUInt16LE(6) }
    if (picture.rows > 0) this.#picture = picture
    return true
  }

  #row(picture: { rowBytes: number; rows: number }): boolean {
    const row = this.#peek(picture.rowBytes)
    if (row.length < picture.rowBytes) return false
    this.#skip(picture.rowBytes)
    this.rowsLeft--
    this.#slot().rows.push(row)
    picture.rows--
    if (picture.rows === 0) this.#picture = null
    return true
  }

  #cut(): boolean {
    if (!this.#skip(3)) return false
    this.#slot().cut = true
    return true
  }

  #present(): boolean {
    const which = this.#peek(3)[2]
    if (which === 5) {
      if (!this.#skip(3)) return false
      this.letGo++
      this.paperLeft = false
      return true
    }
    if (!this.#skip(4)) return false
    this.presented++
    this.paperLeft = true
    return true
  }

  #fence(): boolean {
    const answer = this.#chunks[0]?.answer
    const which = this.#peek(3)[2]
    if (!this.#skip(3)) return false
    if (which === 1) answer?.(Buffer.from([0x00]))
    return true
  }

  /** The paper that has not been cut yet. */
  #slot(): TwinPaper {
    const last = this.papers.at(-1)
    if (last && !last.cut) return last
    const paper: TwinPaper = { rows: [], cut: false }
    this.papers.push(paper)
    return paper
  }

  #peek(count: number): Buffer {
    const parts: Buffer[] = []
    let missing = count
    for (const { bytes } of this.#chunks) {
      if (missing <= 0) break
      parts.push(bytes.subarray(0, missing))
      missing -= Math.min(missing, bytes.length)
    }
    return Buffer.concat(parts)
  }

  #skip(count: number): boolean {
    if (this.#peek(count).length < count) return false
    let left = count
    while (left > 0) {
      const chunk = this.#chunks[0]
      if (!chunk) break
      const taken = Math.min(left, chunk.bytes.length)
      chunk.bytes = chunk.bytes.subarray(taken)
      left -= taken
      if (chunk.bytes.length === 0) this.#chunks.shift()
    }
    return true
  }
}
