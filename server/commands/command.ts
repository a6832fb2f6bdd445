import type { z } from 'zod'
import type { PrinterStatus } from '../../domain/branch-shown'
import type { Catalogue } from '../../domain/catalogue'
import type { Newcomer } from '../../domain/estimate'
import type { HallEvent } from '../../domain/event'
import type { Hall } from '../../domain/hall'
import type { Result } from '../../domain/refusal'
import type { BranchId, CounterNumber, Instant, Wait } from '../../domain/words'
import type { Database, Statement } from '../store/database'
import type { Actor, Role } from '../who'

/** What a decision may know besides the hall. Nothing here has to be waited for. */
export interface Circumstances {
  readonly now: Instant
  readonly catalogue: Catalogue
  readonly actor: Actor
  /** A new ticket's id: begins with the moment. */
  readonly newId: () => string
  /** 128 random bits, as text. */
  readonly newSecret: () => string
  /** For somebody who takes a ticket now. */
  readonly waitFor: (newcomer: Newcomer) => Wait | null
  /** Tickets that this actor took in the last minute (rule K4). */
  readonly takenLately: number
  /** Tells phones apart without keeping their numbers (rules K4, A5). */
  readonly fingerprint: (phone: string) => string
  /** The printer of the one who asks; null where there is none. */
  readonly printer: { readonly id: string; readonly status: PrinterStatus } | null
  /** The printer that stands at a counter; null where there is none. */
  readonly printerAt: (counter: CounterNumber) => Circumstances['printer']
  /** Where phones reach this installation, without a slash at the end. */
  readonly publicUrl: string
}

export interface Decision {
  /** Rows of people, devices and settings that change together with the events. */
  readonly writes?: readonly Statement[]
  /** Told in the first answer and never kept: a token that is stored as a hash only. */
  readonly once?: object
  readonly events: readonly HallEvent[]
  /** The secret half of the token of the ticket that was issued. */
  readonly secret?: string
  /** Adds to the answer what the events do not say, from the hall after them. */
  readonly tell?: (after: Hall) => object
}

/** What is there before the command stands in the line. */
export interface Preparing {
  readonly database: Database
  readonly branch: BranchId
  readonly actor: Actor
}

export interface HallCommand<Input = unknown> {
  /** `noun:verb`, imperative. */
  readonly name: string
  /** One sentence for the description of the contract. */
  readonly about: string
  readonly by: readonly Role[]
  readonly input: z.ZodType<Input>
  /** What takes time (hashing a password, a look into the tables) before the command stands in the line. */
  prepare?(input: Input, means: Preparing): Promise<Result<Input>>
  decide(hall: Hall, input: Input, circumstances: Circumstances): Result<Decision>
}

export function command<Input>(definition: HallCommand<Input>): HallCommand<Input> {
  return definition
}
