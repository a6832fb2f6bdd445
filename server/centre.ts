import type { PrinterStatus } from '../domain/branch-shown'
import type { Catalogue } from '../domain/catalogue'
import { type Estimates, estimate, waitOfNewcomer } from '../domain/estimate'
import type { HallEvent } from '../domain/event'
import { expect } from '../domain/expectations'
import { noExperience } from '../domain/experience'
import type { Hall } from '../domain/hall'
import type { Refusal } from '../domain/refusal'
import type { PaperUnsure } from '../domain/ticket-shown'
import type { Answer, Issue } from '../domain/wire'
import type { BranchId, CounterNumber, Instant, Text, TicketId } from '../domain/words'
import type { Asked } from './batch'
import { commands } from './commands/all'
import { type KeptExperience, keepExperience } from './experience'
import type { Ride } from './print-states'
import type { PrinterAtHand } from './printer-post'
import type { PrintersOfBranch } from './printers'
import { Line } from './run'
import type { TicketPaperRecord } from './store/commit'
import type { Database } from './store/database'
import { listBranches, loadCatalogue } from './store/load-catalogue'
import type { Scene } from './views/scene'
import { type Actor, isAllowed } from './who'

export interface CentreMeans {
  readonly database: Database
  readonly now: () => Instant
  readonly random: () => number
  readonly newId: (now: Instant) => string
  readonly newSecret: () => string
  readonly fingerprint: (phone: string) => string
  readonly publicUrl: string
  readonly build: string
  readonly demonstration: boolean
  readonly alwaysOpen: boolean
  readonly nameOf: (user: string) => string
  readonly printerOf: (branch: BranchId, actor: Actor) => PrinterAtHand | null
  readonly printerAt: (branch: BranchId, counter: CounterNumber) => { id: string; status: PrinterStatus } | null
  readonly ride: () => Ride
  readonly unsure: ReadonlyMap<TicketId, PaperUnsure['state']>
  readonly printersOf: (branch: BranchId) => PrintersOfBranch
  readonly happened: (branch: BranchId, hall: Hall, happened: Happened) => void
  readonly log: {
    info(facts: object, message: string): void
    warn(facts: object, message: string): void
    error(facts: object, message: string): void
  }
}

/** What a transaction led to: the events, and the papers of new tickets. */
export interface Happened {
  readonly events: readonly HallEvent[]
  readonly papers: readonly TicketPaperRecord[]
}

export interface Command {
  readonly branch: BranchId
  readonly name: string
  readonly input: unknown
  readonly id: string
  readonly actor: Actor
}

interface Open {
  readonly line: Line
  catalogue: Catalogue
  /** Null until the branch is open. */
  experience: KeptExperience | null
  estimates: { readonly of: Estimates; readonly seq: number; readonly madeAt: number; readonly tookMs: number } | null
}

export type Centre = Awaited<ReturnType<typeof openCentre>>

/** Estimating may take this share of a processor: an estimate that took 5 ms serves all who ask for half a second. */
const estimateShare = 0.01
/** With nothing happening, waits still pass. */
const estimateOutdatedMs = 10_000
const longestId = 128

/** All branches of an installation: their halls, their lines and what they offer. */
export async function openCentre(means: CentreMeans) {
  const { database, now, alwaysOpen, log } = means
  const open = new Map<BranchId, Open>()
  let branches: readonly { readonly id: BranchId; readonly municipality: string; readonly name: Text }[] = []
  await reload()

  /** Reads the catalogue anew, after an import. */
  async function reload(): Promise<void> {
    branches = await listBranches(database)
    for (const { id } of branches) {
      const catalogue = await loadCatalogue(database, id, { alwaysOpen })
      const known = open.get(id)
      if (known) known.catalogue = catalogue
      else open.set(id, await openBranch(id, catalogue))
    }
    for (const id of open.keys()) if (!branches.some(branch => branch.id === id)) open.delete(id)
  }

  async function openBranch(id: BranchId, catalogue: Catalogue): Promise<Open> {
    const opened: Open = {
      catalogue,
      estimates: null,
      experience: null,
      line: new Line({
        branch: id,
        database,
        catalogue: () => opened.catalogue,
        now,
        newId: means.newId,
        newSecret: means.newSecret,
        fingerprint: means.fingerprint,
        waitFor: (hall, newcomer) => waitOfNewcomer(estimatesOf(opened, hall), hall, newcomer),
        printerOf: actor => means.printerOf(id, actor),
        printerAt: counter => means.printerAt(id, counter),
        publicUrl: means.publicUrl,
        ride: means.ride,
        happened: (hall, steps, papers) => {
          opened.experience?.learn(steps)
          means.happened(id, hall, { events: steps.map(({ event }) => event), papers })
        },
        failed: (fault, asked) =>
          log.warn({ branch: id, fault, commands: asked.map(({ command }) => command.name) }, 'Nothing was written'),
        bug: (fault, asked: Asked) => log.error({ branch: id, fault, command: asked.command.name }, 'A command threw'),
      }),
    }
    const hall = await opened.line.current()
    opened.experience = await keepExperience({
      database,
      hall,
      failed: fault => log.warn({ branch: id, fault }, 'Experience was not read'),
    })
    return opened
  }

  /** Answers a command: `{ok: true, seq, events, …}` or `{ok: false, refusal, …}`. */
  async function answerTo({ branch, name, input, id, actor }: Command): Promise<Answer> {
    const command = commands.get(name)
    if (!command) return no('command/unknown')
    const known = open.get(branch)
    if (!known) return no('branch/unknown')
    if (!isAllowed(actor, command.by, branch)) return no('person/not-allowed')
    if (typeof id !== 'string' || id.length === 0 || id.length > longestId)
      return no('input/invalid', [{ path: 'id', message: `expected an id of 1 to ${longestId} characters` }])
    const parsed = command.input.safeParse(input ?? {})
    if (!parsed.success) {
      const issues = parsed.error.issues.map(issue => ({ path: issue.path.join('.'), message: issue.message }))
      return no('input/invalid', issues)
    }
    const prepared = command.prepare ? await command.prepare(parsed.data, { database, branch, actor }) : parsed
    if ('ok' in prepared && !prepared.ok) return prepared
    const ready = 'value' in prepared ? prepared.value : parsed.data
    return known.line.ask({ command, input: ready, id, actor })
  }

  /** Everything a view of this branch is made of; null for a branch that is not here. */
  function scene(branch: BranchId): Scene | null {
    const known = open.get(branch)
    const hall = known?.line.now
    if (!known || !hall) return null
    const at = now()
    const { build, demonstration, nameOf } = means
    const mine = branches.find(one => one.id === branch)?.municipality
    return {
      hall,
      catalogue: known.catalogue,
      estimates: estimatesOf(known, hall),
      now: at,
      build,
      demonstration,
      printerOf: actor => means.printerOf(branch, actor),
      printers: () => means.printersOf(branch),
      unsure: means.unsure,
      nameOf,
      branches: branches.filter(one => one.municipality === mine).map(({ id, name }) => ({ id, name })),
    }
  }

  function estimatesOf(known: Open, hall: Hall): Estimates {
    const at = now()
    const begun = performance.now()
    const made = known.estimates
    if (made) {
      const isOutdated = Math.abs(at - made.of.at) > estimateOutdatedMs
      const isPaidFor = made.seq === hall.seq || begun - made.madeAt < made.tookMs / estimateShare
      if (isPaidFor && !isOutdated) return made.of
    }
    const { catalogue, experience } = known
    const expectations = experience?.expectations(catalogue, { day: hall.day, now: at })
    const of = estimate(hall, catalogue, {
      now: at,
      random: means.random,
      expectations: expectations ?? expect(noExperience, catalogue, hall.day),
    })
    const madeAt = performance.now()
    known.estimates = { of, seq: hall.seq, madeAt, tookMs: madeAt - begun }
    return of
  }

  return {
    answerTo,
    /** The answer as JSON: the same bytes for the same id. */
    ask: async (command: Command) => JSON.stringify(await answerTo(command)),
    scene,
    reload,
    branches: () => branches,
    catalogue: (branch: BranchId) => open.get(branch)?.catalogue ?? null,
    hall: (branch: BranchId) => open.get(branch)?.line.now ?? null,
    /** Another server has recorded something at this branch, or may have at any. */
    catchUp: async (branch: BranchId | null) => {
      for (const [id, { line }] of open) if (branch === null || id === branch) await line.catchUp()
    },
    /** Turns the day where it is over. */
    refresh: async () => {
      for (const { line } of open.values()) await line.refresh()
    },
    /** When all that was asked is answered. */
    settled: async () => {
      for (const { line } of open.values()) await line.empty()
    },
  }
}

function no(refusal: Refusal, issues?: readonly Issue[]): Answer {
  return { ok: false, refusal, ...(issues ? { issues } : {}) }
}
