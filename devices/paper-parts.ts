import type { TicketPaper } from './paper'
import type { Block, Page } from './paper-page'
import type { Raster, Squares } from './raster'

/** Where a part stands, in dots: from the corner of its strip within the margins. */
export interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
}

/** A part of a paper. */
export interface Part {
  readonly block: () => Block
  readonly place: Place
  /** Parts with the same sign are the same picture. Null: no other paper has it. */
  readonly sign: string | null
  /** The same picture, where it is made of squares: they need no pen. */
  readonly squares?: Squares
}

/** Parts that lie over each other. Their paper is made of strips, one below the other. */
export type Strip = readonly Part[]

/** A page that knows these facts of its ticket, and no others. */
export type Shown<Name extends keyof TicketPaper> = Page<Pick<TicketPaper, Name | 'language'>>

/** A part that many tickets have. It is given these facts and no others, so that its sign holds all that it shows. */
export function commonPart<const Name extends keyof TicketPaper>(
  page: Page<TicketPaper>,
  { name, shows }: { readonly name: string; readonly shows: readonly Name[] },
  block: (page: Shown<Name>) => Block,
): Part {
  const facts: readonly (Name | 'language')[] = ['language', ...shows]
  const paper = Object.fromEntries(facts.map(fact => [fact, page.paper[fact]])) as Shown<Name>['paper']
  return {
    block: () => block({ ...page, paper }),
    place: { x: 0, y: 0, width: page.sizes.inner },
    sign: JSON.stringify([name, page.manner, paper]),
  }
}

/** A part that only this paper has. */
export function ownPart(block: Block & Pick<Part, 'squares'>, place: Place): Part {
  const { squares } = block
  return { block: () => block, place, sign: null, ...(squares ? { squares } : {}) }
}

/** A strip as it is where nothing is kept. */
export function blockOf(strip: Strip): Block {
  const parts = strip.map(({ block, place }) => ({ ...block(), place }))
  return {
    height: Math.max(...parts.map(({ height, place }) => place.y + height)),
    draw: (pen, x, y) => {
      for (const { draw, place } of parts) draw(pen, x + place.x, y + place.y)
    },
  }
}

/** In bytes: some hundred parts of tickets. */
const mostKept = 4_000_000

/** Pictures of parts, as many as there is room for. What was not asked for longest is forgotten. */
export class Drawer {
  readonly #kept = new Map<string, Raster>()
  #bytes = 0

  get bytes(): number {
    return this.#bytes
  }

  /** Whether the picture of this part lies here. */
  has({ sign }: Part): boolean {
    return sign !== null && this.#kept.has(sign)
  }

  /** The picture of a part, drawn where it does not lie here. */
  pictureOf(part: Part, draw: (part: Part) => Raster): Raster {
    const { sign } = part
    if (sign === null) return draw(part)
    const known = this.#kept.get(sign)
    const picture = known ?? draw(part)
    this.#kept.delete(sign)
    this.#kept.set(sign, picture)
    if (!known) this.#makeRoom(bytesOf(sign, picture))
    return picture
  }

  #makeRoom(bytes: number): void {
    this.#bytes += bytes
    for (const [sign, picture] of this.#kept) {
      if (this.#bytes <= mostKept) break
      this.#kept.delete(sign)
      this.#bytes -= bytesOf(sign, picture)
    }
  }
}

function bytesOf(sign: string, { bits }: Raster): number {
  return sign.length * 2 + bits.length
}
