import type { Hall } from '../domain/hall'
import type { Answer } from '../domain/wire'
import { type Asked, busy, type DecidedBatch, type Deciding, type DecidingMeans, keepDeciding, keyOf } from './batch'
import type { Ride } from './print-states'
import { catchUp, commit, type Step, type TicketPaperRecord } from './store/commit'
import { type Database, turnstile } from './store/database'

/** What the line needs of the world. */
export interface LineMeans extends DecidingMeans {
  readonly database: Database
  /** What is written along with the next transaction. */
  readonly ride: () => Ride
  /** After each commit: what happened step by step, the hall after it, and the papers of new tickets. */
  readonly happened: (hall: Hall, steps: readonly Step[], papers: readonly TicketPaperRecord[]) => void
  readonly failed: (fault: unknown, asked: readonly Asked[]) => void
}

interface Standing {
  readonly asked: Asked
  readonly tell: (answer: Answer) => void
}

/** How long somebody who does not stand alone is kept for those behind. */
const gatherMs = 0.6
/** How many are taken into one transaction. */
const mostAtOnce = 64
/** A line longer than this is turned away at its end: the disk stands still, or somebody floods. */
const longestLine = 4_000

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
  /** Called when somebody has come to stand here. */
  private arrived: () => void = () => undefined
  private readonly enter = turnstile()
  private readonly begin: ReturnType<typeof keepDeciding>
  /** Those who stand first, decided while the others are waited for. */
  private early: Deciding | null = null

  constructor(private readonly means: LineMeans) {
    this.begin = keepDeciding(means)
  }

  /** The hall after the last commit; loaded first when nothing has happened yet. */
  async current(): Promise<Hall> {
    if (!this.hall) await this.refresh()
    if (!this.hall) throw new Error(`The hall of ${this.means.branch} could not be loaded.`)
    return this.hall
  }

  get now(): Hall | null {
    return this.hall
  }

  /** The same answer for the same id, for ever (rule K3). */
  ask(asked: Asked): Promise<Answer> {
    if (this.standing.length >= longestLine) return Promise.resolve(busy)
    return new Promise(tell => {
      this.standing.push({ asked, tell })
      this.arrived()
      this.moving ??= this.move()
    })
  }

  /** Brings the hall up to date with what other servers did, and turns the day when it is over. */
  async refresh(): Promise<void> {
    await this.serve()
  }

  /** Another server has recorded something. Whoever moves here takes it in anyway. */
  async catchUp(): Promise<void> {
    if (this.moving) return
    await this.enter(async () => {
      if (!this.hall) return
      const { current, missed } = await catchUp(this.means.database, this.hall)
      this.hall = current
      if (missed.length > 0) this.means.happened(current, missed, [])
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
      await this.serve()
    }
    this.moving = null
  }

  /**
   * Whoever was answered just now comes again in a moment, if this is a crowd: they are worth a short wait for those who
   * stand here already, who are decided meanwhile, because a transaction costs more than a ticket. Who is about alone
   * waits for nobody.
   */
  private async gather(): Promise<void> {
    const expected = Math.min(this.about, mostAtOnce)
    const until = performance.now() + gatherMs
    // Awake it is quicker back; where others have a database in common, they need the processor meanwhile, and may change
    // the hall.
    const { isAlone } = this.means.database
    while (this.standing.length < expected && performance.now() < until) {
      if (isAlone) this.decideEarly()
      await (isAlone ? nextTurn() : this.nextArrival())
    }
  }

  private decideEarly(): void {
    if (!this.hall) return
    try {
      if (this.early?.loaded !== this.hall) this.early = this.begin(this.hall)
      for (const { asked } of this.standing.slice(this.early.count())) this.early.add(asked)
    } catch {
      // It will be met again when they come in, and told of.
      this.early = null
    }
  }

  /** Those who stand first come in, with what was decided of them already. */
  private letIn(batch: Standing[]): Deciding | null {
    const { early } = this
    this.early = null
    batch.push(...this.standing.splice(0, mostAtOnce))
    return early
  }

  private nextArrival(): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, gatherMs)
      this.arrived = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  /** One transaction after the other: the clock, other servers and askers all come through here. */
  private serve(): Promise<void> {
    return this.enter(() => this.serveNow())
  }

  private async serveNow(): Promise<void> {
    const { branch, database } = this.means
    const batch: Standing[] = []
    const ids = () => batch.flatMap(({ asked }) => keyOf(branch, asked) ?? [])
    const ride = this.means.ride()
    const committed = await commit(database, { branch, hall: this.hall, ids }, (current, given) => {
      // Decided again with what was given before: whoever came meanwhile was not looked up, and waits.
      const early = given ? null : this.letIn(batch)
      const deciding = early?.loaded === current ? early : this.begin(current, given)
      for (const { asked } of batch.slice(deciding.count())) deciding.add(asked)
      return withRide(deciding.decided(), ride)
    }).catch(fault => {
      // It failed before it was decided who comes in: whoever stands here is told.
      if (batch.length === 0) this.letIn(batch)
      this.means.failed(fault, batch.map(askedOf))
      return null
    })
    if (committed) {
      this.hall = committed.decided.hall
      committed.decided.recorded()
      // Whoever asked is answered first.
      setImmediate(ride.arrived)
    } else ride.missed()
    this.about = batch.length + this.standing.length
    for (const [place, { tell }] of batch.entries()) tell(committed?.decided.answers[place] ?? busy)
    if (!committed) return
    const { decided, missed } = committed
    const steps = [...missed, ...decided.outcomes.flatMap(outcome => outcome.steps)]
    const papers = decided.outcomes.flatMap(({ paper }) => paper ?? [])
    if (steps.length > 0) this.means.happened(decided.hall, steps, papers)
  }
}

function withRide(decided: DecidedBatch, { statements }: Ride): DecidedBatch {
  if (statements.length === 0) return decided
  return { ...decided, outcomes: [...decided.outcomes, { steps: [], actor: 'system', writes: statements }] }
}

function askedOf({ asked }: Standing): Asked {
  return asked
}

function nextTurn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}
