import type { Database, Statement } from './store/database'

/** How long it may take until the outcome of a paper is written where nothing else is. */
const gatherMs = 40

export interface PrintStates {
  /** Resolves once it is on disk: whether there was such a job to take. */
  take(question: Statement): Promise<boolean>
  /** Resolves once it is on disk: with the next job that is taken, by a `ride`, or a moment later. */
  note(statement: Statement): Promise<void>
  /** Outcomes that a transaction which is about to begin writes as well. It says what became of it. */
  ride(): Ride
}

/** What goes along in somebody else's transaction. */
export interface Ride {
  readonly statements: readonly Statement[]
  /** It is on disk. */
  arrived(): void
  /** Nothing was written: the next one takes it, or one of its own. */
  missed(): void
}

interface Standing {
  readonly statement: Statement
  readonly written: () => void
  readonly refused: (fault: unknown) => void
}

interface Taker extends Omit<Standing, 'written'> {
  readonly written: (isTaken: boolean) => void
}

/**
 * What becomes of papers, written for all printers together, and with what else is written: each transaction keeps those
 * waiting who take a ticket or call somebody.
 */
export function keepPrintStates(database: Database): PrintStates {
  let takers: Taker[] = []
  let notes: Standing[] = []
  let writing: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined

  /** Whoever comes before the transaction begins is written by it. */
  function write(): void {
    clearTimeout(timer)
    timer = undefined
    writing ??= writeAll().finally(() => {
      writing = null
      if (takers.length > 0) write()
      else if (notes.length > 0) writeSoon()
    })
  }

  function writeSoon(): void {
    timer ??= setTimeout(write, gatherMs)
  }

  async function writeAll(): Promise<void> {
    let [taking, noted]: [readonly Taker[], readonly Standing[]] = [[], []]
    const leave = () => {
      ;[taking, noted] = [takers, notes]
      ;[takers, notes] = [[], []]
    }
    try {
      const taken = await database.write(async transaction => {
        leave()
        const rows = taking.length > 0 ? await transaction.ask(taking.map(({ statement }) => statement)) : []
        return { result: rows.map(({ length }) => length === 1), statements: noted.map(({ statement }) => statement) }
      })
      for (const [place, { written }] of taking.entries()) written(taken[place] ?? false)
      for (const { written } of noted) written()
    } catch (fault) {
      // The transaction may not even have begun.
      if (taking.length + noted.length === 0) leave()
      for (const { refused } of [...taking, ...noted]) refused(fault)
    }
  }

  function ride(): Ride {
    const aboard = notes
    notes = []
    // Nothing is left to write: there would be a transaction of nothing.
    clearTimeout(timer)
    timer = undefined
    return {
      statements: aboard.map(({ statement }) => statement),
      arrived: () => {
        for (const { written } of aboard) written()
      },
      missed: () => {
        if (aboard.length === 0) return
        notes = [...aboard, ...notes]
        writeSoon()
      },
    }
  }

  return {
    ride,
    take: statement =>
      new Promise((written, refused) => {
        takers.push({ statement, written, refused })
        write()
      }),
    note: statement =>
      new Promise((written, refused) => {
        notes.push({ statement, written, refused })
        if (!writing) writeSoon()
      }),
  }
}
