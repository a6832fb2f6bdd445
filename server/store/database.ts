import type { PrismaClient } from './prisma/sqlite/client'

export type Cell = string | number | boolean | null
export type Row = Readonly<Record<string, Cell>>

/** One SQL statement of the hot path, with `?` for its cells; the tables are those of prisma/schema.prisma. */
export interface Statement {
  readonly sql: string
  readonly cells: readonly Cell[]
  /**
   * A row that is new and that no statement before it speaks of: it may be written before all others, together with
   * those of its shape. The text ends with one row's marks in brackets.
   */
  readonly isNew?: true
}

/** An open transaction: nobody else writes until it ends. */
export interface Transaction {
  /** Several questions in one round; the rows of each. */
  ask(questions: readonly Statement[]): Promise<readonly (readonly Row[])[]>
}

/** What a transaction came to, and what it writes: whole or not at all. */
export interface Written<T> {
  readonly result: T
  readonly statements: readonly Statement[]
  /** What of it changes: told to other servers on this database once all of it is durable. */
  readonly tells?: string | undefined
}

/** Thrown when a row that was to be new is there already. */
export class Collision extends Error {}

/**
 * The installation's database. One writer at a time: `write` is the hot path, on the driver itself; `prisma` reads
 * and writes everything else, and what it writes goes through `alone`.
 */
export interface Database {
  readonly kind: 'sqlite' | 'postgresql'
  readonly prisma: PrismaClient
  /** Nobody else writes halls here: what this server remembers of them is how they are. */
  readonly isAlone: boolean
  /** Asked first in a transaction, so that nobody else writes in this branch until it ends. */
  readonly held: (branch: string) => Statement
  /** Tells other servers on this database what is no matter of tables, in the order of telling. It may be lost. */
  tell(word: string): void
  /**
   * Calls with what another server has told, or with null when something may have been missed. Answers with what ends
   * that.
   */
  listen(heard: (word: string | null) => void): Promise<() => Promise<void>>
  /**
   * A durable transaction: when it resolves, power may fail. A round to ask, if the work asks, and one to write. Throws
   * `Collision`, or what the database says; then nothing was written.
   */
  write<T>(work: (transaction: Transaction) => Promise<Written<T>>): Promise<T>
  /** The same without anything to ask first: one round. */
  record(statements: readonly Statement[], tells?: string): Promise<void>
  /** Reads outside of a transaction. */
  query(sql: string, ...cells: readonly Cell[]): Promise<readonly Row[]>
  /** Writes by Prisma, while no other write is under way. */
  alone<T>(work: (prisma: PrismaClient) => Promise<T>): Promise<T>
  /** What a write would do some day, for which somebody would wait, is done now. */
  tidy(): Promise<void>
  close(): Promise<void>
}

/** Lets one in at a time, in the order of asking. */
export function turnstile(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return work => {
    const mine = last.then(work, work)
    last = mine.catch(() => undefined)
    return mine
  }
}
