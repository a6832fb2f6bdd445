import type { Language, Text } from './words'

/** A picture of one bit a dot as text: rows of whole bytes in base64, the leftmost dot in the highest bit, 1 is black. */
export interface OneBit {
  readonly width: number
  readonly height: number
  readonly bits: string
}

/** How a town's tickets look. What is drawn from it is the same on paper and where an admin looks at it. */
export interface TicketDesign {
  readonly size: 'usual' | 'large'
  /** Null: a shield with the town's letter. */
  readonly emblem: OneBit | null
  readonly showsWait: boolean
  readonly showsRow: boolean
  readonly showsDocuments: boolean
  readonly showsCode: boolean
  /** The town's own lines at the end, in the languages that it wrote them in. */
  readonly footer: Text
  /** Stands beside the citizen's own language on every ticket; null: one language only. */
  readonly second: Language | null
}

export const usualDesign: TicketDesign = {
  size: 'usual',
  emblem: null,
  showsWait: true,
  showsRow: true,
  showsDocuments: true,
  showsCode: true,
  footer: {},
  second: null,
}

/** An emblem is kept twice as fine as it is printed on wide paper, because narrow paper takes it smaller. */
export const emblemDots = 152
/** In letters: three lines on narrow paper. */
export const longestFooter = 160
