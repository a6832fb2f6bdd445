import type { PrinterStatus } from '../domain/branch-shown'
import type { Catalogue } from '../domain/catalogue'
import { absences, turnDay } from '../domain/ending'
import type { Newcomer } from '../domain/estimate'
import type { HallEvent } from '../domain/event'
import type { Hall } from '../domain/hall'
import type { Answer } from '../domain/wire'
import type { BranchId, CounterNumber, Instant, Wait } from '../domain/words'
import type { HallCommand } from './commands/command'
import type { PrinterAtHand } from './printer-post'
import { type Decided, type Given, type Outcome, stepsOf, type TicketPaperRecord } from './store/commit'
import { keepTakers } from './takers'
import { type Actor, nameOf } from './who'

/** A command whose asker may give it and whose input has its shape: ready to be decided. */
export interface Asked {
  readonly command: HallCommand
  readonly input: unknown
  /** The attempt's id; null for what the server does by itself. */
  readonly id: string | null
  readonly actor: Actor
}

/** What deciding needs of the world. */
export interface DecidingMeans {
  readonly branch: BranchId
  readonly catalogue: () => Catalogue
  readonly now: () => Instant
  readonly newId: (now: Instant) => string
  readonly newSecret: () => string
  readonly fingerprint: (phone: string) => string
  readonly waitFor: (hall: Hall, newcomer: Newcomer) => Wait | null
  /** The printer at which this actor's tickets come out. */
  readonly printerOf: (actor: Actor) => PrinterAtHand | null
  readonly printerAt: (counter: CounterNumber) => { readonly id: string; readonly status: PrinterStatus } | null
  readonly publicUrl: string
  /** A rule or a command threw: a bug of ours, which costs its own command only. */
  readonly bug: (fault: unknown, asked: Asked) => void
}

export interface DecidedBatch extends Decided {
  /** One for each who asked, in their order. */
  readonly answers: readonly Answer[]
  /** It is on disk: only now who took something counts as having taken it (rule K4). */
  readonly recorded: () => void
}

interface Turn {
  readonly at: Instant
  readonly key: string | null
  /** Printers that got a paper in this batch. */
  readonly taken: Set<string>
  /** Who took something in this batch, by name. */
  readonly took: string[]
}

interface DecidedOne {
  readonly hall: Hall
  /** What a retry will get again. */
  readonly kept: Answer
  /** What the first asker gets, where that is more. */
  readonly told?: Answer
  readonly outcome: Outcome
}

/** A batch that is being decided: who comes is decided on the hall that those before have left. */
export interface Deciding {
  /** The hall that the first one stood in. */
  readonly loaded: Hall
  /**
   * How many have come. No getter: with one in this object, each cleaning of young memory in Node 20 copied the halls of
   * batches that were long over, and took twice as long.
   */
  count(): number
  add(asked: Asked): void
  decided(): DecidedBatch
}

export const busy: Answer = { ok: false, refusal: 'server/busy' }

/** Decides commands one after the other on the hall as a value: what is due by the clock first, then those who asked. */
export function keepDeciding(means: DecidingMeans) {
  const takers = keepTakers()

  /** `given` has the answers that some of these attempts got before. */
  return function begin(loaded: Hall, given?: ReadonlyMap<string, Given>): Deciding {
    const { branch, now } = means
    const at = now()
    const kept = new Map(given)
    const outcomes: Outcome[] = []
    const answers: Answer[] = []
    const taken = new Set<string>()
    const took: string[] = []
    let hall = loaded
    const catalogue = means.catalogue()
    for (const due of [turnDay, absences]) {
      const steps = stepsOf(hall, due(hall, catalogue, at))
      if (steps.length > 0) outcomes.push({ steps, actor: 'system' })
      hall = steps.at(-1)?.after ?? hall
    }

    function add(asked: Asked): void {
      const key = keyOf(branch, asked)
      const before = key === null ? undefined : kept.get(key)
      if (before) {
        const isSame = before.command === asked.command.name
        answers.push(isSame ? before.answer : { ok: false, refusal: 'command/id-reused' })
        return
      }
      const decided = decideOne(hall, asked, { at, key, taken, took })
      hall = decided.hall
      answers.push(decided.told ?? decided.kept)
      outcomes.push(decided.outcome)
      if (key !== null) kept.set(key, { command: asked.command.name, answer: decided.kept })
    }

    return {
      loaded,
      count: () => answers.length,
      add,
      decided: () => ({
        hall,
        outcomes,
        answers,
        recorded: () => {
          for (const name of took) takers.took(name, at)
        },
      }),
    }
  }

  function decideOne(hall: Hall, asked: Asked, { at, key, taken, took }: Turn): DecidedOne {
    const { catalogue, newId, newSecret, fingerprint, waitFor, printerOf, printerAt, publicUrl } = means
    const { command, input, actor } = asked
    const printer = printerOf(actor)
    const actorName = nameOf(actor)
    const given = (answer: Answer) => (key === null ? undefined : { id: key, command: command.name, at, answer })
    try {
      const decision = command.decide(hall, input, {
        now: at,
        catalogue: catalogue(),
        actor,
        newId: () => newId(at),
        newSecret,
        fingerprint,
        takenLately: takers.lately(actorName, at) + took.filter(name => name === actorName).length,
        waitFor: newcomer => waitFor(hall, newcomer),
        printer,
        printerAt,
        publicUrl,
      })
      if (!decision.ok) {
        return { hall, kept: decision, outcome: { steps: [], actor: actorName, given: given(decision) } }
      }
      const { events, secret, writes, tell, once } = decision.value
      const steps = stepsOf(hall, events)
      if (events.some(({ type }) => type === 'ticket.issued' || type === 'checklist.printed')) took.push(actorName)
      const after = steps.at(-1)?.after ?? hall
      const told = tell?.(after) ?? {}
      const kept: Answer = { ok: true, seq: after.seq, events, ...told }
      const paper = printer ? paperFor(events, { branch: means.branch, printer, taken, told }) : undefined
      const outcome = { steps, actor: actorName, secret, writes, paper, given: given(kept) }
      return { hall: after, kept, told: once && { ...kept, ...once }, outcome }
    } catch (fault) {
      means.bug(fault, asked)
      return { hall, kept: busy, outcome: { steps: [], actor: actorName } }
    }
  }
}

interface PaperMeans {
  readonly branch: BranchId
  readonly printer: PrinterAtHand
  readonly taken: Set<string>
  readonly told: object
}

/** The paper of an issued ticket, in the same transaction as the ticket (rule P1). */
function paperFor(
  events: readonly HallEvent[],
  { branch, printer, taken, told }: PaperMeans,
): TicketPaperRecord | undefined {
  const issued = events.find(event => event.type === 'ticket.issued')
  if (!issued) return undefined
  const { ticket, at } = issued
  const isSent = printer.isFree && !taken.has(printer.id)
  taken.add(printer.id)
  const job = {
    id: ticket,
    branchId: branch,
    printer: printer.id,
    kind: 'ticket',
    ticketId: ticket,
    copy: false,
    state: isSent ? 'sent' : 'queued',
    createdAt: at,
    changedAt: at,
    paper: JSON.stringify(told),
  } as const
  return { job, issued }
}

/** An attempt's id belongs to who made it: nobody can read another's answer by guessing. */
export function keyOf(branch: BranchId, { id, actor }: Asked): string | null {
  return id === null ? null : `${branch}/${nameOf(actor)}/${id}`
}
