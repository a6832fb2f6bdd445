import type { OneBit } from '../domain/ticket-design'
import type { DrawnPaper } from './escpos'
import type { Paper } from './paper'
import type { PaperProfile } from './printer-profiles'
import { Thread } from './thread'

/** What the thread is asked for: a paper for a printer, or a town's arms from a picture. */
export type DrawRequest =
  | { readonly paper: Paper; readonly profile: PaperProfile; readonly withBits: boolean }
  | { readonly picture: Uint8Array }

export type DrawAnswer = { readonly drawn: DrawnPaper } | { readonly emblem: OneBit }

/** The thread that draws tickets, seen from outside. */
export class Drawing {
  readonly #thread = new Thread<DrawRequest, DrawAnswer>({ file: 'drawing-worker' })

  /** Rejects when the ticket cannot be drawn, with the reason: a bug or a text that is missing. */
  async draw(paper: Paper, profile: PaperProfile, { withBits = true } = {}): Promise<DrawnPaper> {
    const answer = await this.#thread.ask({ paper, profile, withBits })
    if (!('drawn' in answer)) throw new Error('The drawing worker answered something else')
    return answer.drawn
  }

  /** Rejects when it is no picture that may be printed. */
  async emblem(picture: Uint8Array): Promise<OneBit> {
    const answer = await this.#thread.ask({ picture })
    if (!('emblem' in answer)) throw new Error('The drawing worker answered something else')
    return answer.emblem
  }

  /** Ends the thread; what was not drawn yet is rejected. */
  close(): Promise<void> {
    return this.#thread.close()
  }
}
