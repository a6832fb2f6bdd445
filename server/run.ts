import type { PrinterStatus } from '../domain/branch-shown'
import type { Catalogue } from '../domain/catalogue'
import { absences, turnDay } from '../domain/ending'
import type { Newcomer } from '../domain/estimate'
import type { HallEvent } from '../domain/event'
import { evolve } from '../domain/evolve'
import type { Hall } from '../domain/hall'
import type { BranchId, Instant, Wait } from '../domain/words'
import { type Answered, keptAnswer, said } from './answered'
import type { HallCommand } from './commands/command'
import { catchUp, commit, type Given, type Outcome, type PrintJobRow, type Step } from './store/commit'
import { type Database, turnstile } from './store/database'
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

/** What the line needs of the world. */
export interface LineMeans {
  readonly branch: BranchId
  readonly database: Database
  readonly catalogue: () => Catalogue
  readonly now: () => Instant
  readonly newId: (now: Instant) => string
  readonly newSecret: () => string
  readonly fingerprint: (phone: string) => string
  readonly waitFor: (hall: Hall, newcomer: Newcomer) => Wait | null
  /** The printer at which this actor's tickets come out. */
  readonly printerOf: (actor: Actor) => { readonly id: string; readonly status: PrinterStatus } | null
  readonly publicUrl: string
  /** After each commit: what happened step by step, and the hall after it. */
  readonly happened: (hall: Hall, steps: readonly Step[]) => void
  readonly failed: (fault: unknown, asked: readonly Asked[]) => void
  /** A rule or a command threw: a bug of ours, which costs its own command only. */
  readonly bug: (fault: unknown, asked: Asked) => void
}

interface Standing extends Asked {
  readonly tell: (answered: Answered) => void
}

interface Decided {
  readonly hall: Hall
  /** What a retry will get again. */
  readonly kept: Answered
  /** What the first asker gets, where that is more. */
  readonly told?: Answered
  readonly outcome: Outcome
}

/** How long somebody who does not stand alone is kept for those behind. */
const gatherMs = 0.6
/** How many are taken into one transaction. */
const mostAtOnce = 64
/** A line longer than this is turned away at its end: the disk stands still, or somebody floods. */
const longestLine = 4_000

const busy = said({ ok: false, refusal: 'server/busy' })

/**
 * The line in which the commands of one branch stand. Takes all who stand there, decides them one after the other on
 * the hall as a value, writes everything in one transaction, and only then answers (rule D1).
 */
export class Line {
  private hall: Hall | null = null
  private standing: Standing[] = []
  private moving: Promise<void> | null = null
  /** How many were answered together just now, with those who had come meanwhile. */
  private about = 1
  private readonly enter = turnstile()
  private readonly takers = keepTakers()

  constructor(private readonly means: LineMeans) {}

  /** The hall after the last commit; loaded first when nothing has happened yet. */
  async current(): Promise<Hall> {
    if (!this.hall) await this.refresh()
    if (!this.hall) throw new Error(`The hall of ${this.means.branch} could not be loaded.`)
    return this.hall
  }

  get now(): Hall | null {
    return this.hall
  }

  /** The same text for the same id, for ever (rule K3). */
  ask(asked: Asked): Promise<Answered> {
    if (this.standing.length >= longestLine) return Promise.resolve(busy)
    return new Promise(tell => {
      this.standing.push({ ...asked, tell })
      this.moving ??= this.move()
    })
  }

  /** Brings the hall up to date with what other servers did, and turns the day when it is over. */
  async refresh(): Promise<void> {
    await this.serve([])
  }

  /** Another server has recorded something. Whoever moves here takes it in anyway. */
  async catchUp(): Promise<void> {
    if (this.moving) return
    await this.enter(async () => {
      if (!this.hall) return
      const before = this.hall
      const { current, missed } = await catchUp(this.means.database, before)
      this.hall = current
      if (missed.length > 0) this.means.happened(current, stepsOf(before, missed))
    })
  }

  /** When nobody stands in the line any more. */
  async empty(): Promise<void> {
    while (this.moving) await this.moving
  }

  private async move(): Promise<void> {
    // Whoever arrives in the same turn of the event loop stands in the same transaction.
    await nextTurn()
    while (this.standing.length > 0) {
      await this.gather()
      const batch = this.standing.splice(0, mostAtOnce)
      await this.serve(batch)
    }
    this.moving = null
  }

  /**
   * Whoever was answered just now comes again in a moment, if this is a crowd: they are worth a short wait for those who
   * stand here already, because a transaction costs more than a ticket. Who is about alone waits for nobody.
   */
  private async gather(): Promise<void> {
    const expected = Math.min(this.about, mostAtOnce)
    const until = performance.now() + gatherMs
    while (this.standing.length < expected && performance.now() < until) await nextTurn()
  }

  /** One transaction after the other: the clock, other servers and askers all come through here. */
  private serve(batch: readonly Standing[]): Promise<void> {
    return this.enter(() => this.serveNow(batch))
  }

  private async serveNow(batch: readonly Standing[]): Promise<void> {
    const { branch, database } = this.means
    const last = this.hall
    const ids = batch.flatMap(asked => keyOf(branch, asked) ?? [])
    const committed = await commit(database, { branch, hall: this.hall, ids }, (current, given) =>
      this.decideAll(current, batch, given),
    ).catch(fault => {
      this.means.failed(fault, batch)
      return null
    })
    if (committed) this.hall = committed.decided.hall
    this.about = batch.length + this.standing.length
    for (const [place, { tell }] of batch.entries()) tell(committed?.decided.answers[place] ?? busy)
    if (!committed) return
    const { decided, missed } = committed
    const steps = [...(last ? stepsOf(last, missed) : []), ...decided.outcomes.flatMap(outcome => outcome.steps)]
    if (steps.length > 0) this.means.happened(decided.hall, steps)
  }

  private decideAll(loaded: Hall, batch: readonly Standing[], given: ReadonlyMap<string, Given>) {
    const { branch, now } = this.means
    const at = now()
    const kept = new Map(given)
    const outcomes: Outcome[] = []
    const answers: Answered[] = []
    let hall = loaded
    const catalogue = this.means.catalogue()
    for (const due of [turnDay, absences]) {
      const steps = stepsOf(hall, due(hall, catalogue, at))
      if (steps.length > 0) outcomes.push({ steps, actor: 'system' })
      hall = steps.at(-1)?.after ?? hall
    }
    for (const asked of batch) {
      const key = keyOf(branch, asked)
      const before = key === null ? undefined : kept.get(key)
      if (before) {
        const isSame = before.command === asked.command.name
        answers.push(isSame ? keptAnswer(before) : said({ ok: false, refusal: 'command/id-reused' }))
        continue
      }
      const decided = this.decideOne(hall, asked, { at, key })
      hall = decided.hall
      answers.push(decided.told ?? decided.kept)
      outcomes.push(decided.outcome)
      if (key !== null) kept.set(key, { command: asked.command.name, body: decided.kept.body })
    }
    return { hall, outcomes, answers }
  }

  private decideOne(hall: Hall, asked: Standing, { at, key }: { at: Instant; key: string | null }): Decided {
    const { catalogue, newId, newSecret, fingerprint, waitFor, printerOf, publicUrl } = this.means
    const { command, input, actor } = asked
    const printer = printerOf(actor)
    const actorName = nameOf(actor)
    const answerOf = (body: string) => (key === null ? {} : { answer: { id: key, command: command.name, at, body } })
    try {
      const decision = command.decide(hall, input, {
        now: at,
        catalogue: catalogue(),
        actor,
        newId: () => newId(at),
        newSecret,
        fingerprint,
        takenLately: this.takers.lately(actorName, at),
        waitFor: newcomer => waitFor(hall, newcomer),
        printer,
        publicUrl,
      })
      if (!decision.ok) {
        const kept = said(decision)
        return { hall, kept, outcome: { steps: [], actor: actorName, ...answerOf(kept.body) } }
      }
      const { events, secret, writes, tell, once } = decision.value
      const steps = stepsOf(hall, events)
      if (events.some(({ type }) => type === 'ticket.issued')) this.takers.took(actorName, at)
      const after = steps.at(-1)?.after ?? hall
      const told = tell?.(after) ?? {}
      const kept = said({ ok: true, seq: after.seq, events, ...told })
      const printJob = printer && jobFor(events, printer.id, told)
      const more = { ...(writes ? { writes } : {}), ...(printJob ? { printJob } : {}), ...answerOf(kept.body) }
      const firstTime = once ? { told: said({ ok: true, seq: after.seq, events, ...told, ...once }) } : {}
      return { hall: after, kept, ...firstTime, outcome: { steps, actor: actorName, secret, ...more } }
    } catch (fault) {
      this.means.bug(fault, asked)
      return { hall, kept: busy, outcome: { steps: [], actor: actorName } }
    }
  }
}

function nextTurn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}

function stepsOf(hall: Hall, events: readonly HallEvent[]): readonly Step[] {
  let before = hall
  return events.map(event => {
    const step = { event, before, after: evolve(before, event) }
    before = step.after
    return step
  })
}

/** The paper of an issued ticket, in the same transaction as the ticket (rule P1). */
function jobFor(events: readonly HallEvent[], printer: string, told: object): PrintJobRow | null {
  const issued = events.find(event => event.type === 'ticket.issued')
  if (!issued) return null
  return { id: issued.ticket, printer, ticketId: issued.ticket, createdAt: issued.at, paper: JSON.stringify(told) }
}

/** An attempt's id belongs to who made it: nobody can read another's answer by guessing. */
function keyOf(branch: BranchId, { id, actor }: Asked): string | null {
  return id === null ? null : `${branch}/${nameOf(actor)}/${id}`
}
