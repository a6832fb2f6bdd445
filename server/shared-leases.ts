import type { PrinterStatus } from '../domain/branch-shown'
import type { Charge, Leases, LeasesMeans, PrintNews } from './printer-leases'
import type { Database, Row } from './store/database'
import { allLeases, leaseSays, leaveLease, type PrinterSeen, renewLeases, takeLease } from './store/printer-leases'

/** So often leases are renewed, and it is looked which of them are free. */
const renewMs = 2_000
/** A writer that could not renew for so long begins no more papers; the one in hand has the rest of the lease to end. */
const staleMs = 4_000
/** A printer that this server does not reach for so long is left to others, and taken again if nobody wanted it. */
const offlineMs = 5_000
const standBackMs = 1_000
const mark = 'printers '

interface Wanted {
  readonly charge: Charge
  isHeld: boolean
  ending: Promise<void> | null
  /** By this machine's running time; null: it is reached. */
  offlineSince: number | null
  standsBackUntil: number
}

/** What other servers hear: how a paper fared, or null, to look at the leases anew. */
const wordOf = (news: PrintNews | null) => mark + JSON.stringify(news)

/** Leases in the database: a row for each printer, renewed by its writer, free when it is over (rule P7). */
export class SharedLeases implements Leases {
  readonly holder: string
  readonly #means: LeasesMeans
  readonly #database: Database
  readonly #wanted = new Map<string, Wanted>()
  #rows: ReadonlyMap<string, Row> = new Map()
  #turn: Promise<unknown> = Promise.resolve()
  #isAsked = false
  #stale: NodeJS.Timeout | undefined
  readonly #renewing: NodeJS.Timeout

  constructor(means: LeasesMeans) {
    this.#means = means
    this.#database = means.database
    this.holder = means.newId()
    this.#renewing = setInterval(() => this.#ask(), renewMs)
  }

  want(printer: string, charge: Charge): void {
    this.#wanted.set(printer, { charge, isHeld: false, ending: null, offlineSince: null, standsBackUntil: 0 })
    this.#ask()
  }

  async leave(printer: string): Promise<void> {
    const wanted = this.#wanted.get(printer)
    if (!wanted) return
    this.#wanted.delete(printer)
    const wasHeld = wanted.isHeld
    await this.#end(wanted)
    if (wasHeld) await this.#inTurn(() => this.#release(printer))
  }

  told(printer: string, says: PrinterSeen): void {
    const wanted = this.#wanted.get(printer)
    if (!wanted?.isHeld) return
    wanted.offlineSince = says.status === 'offline' ? (wanted.offlineSince ?? performance.now()) : null
    const row = leaseSays(printer, this.holder, says)
    void this.#inTurn(() => this.#database.record([row], wordOf(null)))
  }

  seen(printer: string): PrinterSeen | null {
    const row = this.#rows.get(printer)
    if (!row) return null
    const since = Number(row.since)
    if (row.over) return { status: 'offline', since, paperLeftSince: null }
    const paperLeftSince = row.paperLeftSince === null ? null : Number(row.paperLeftSince)
    return { status: row.status as PrinterStatus, since, paperLeftSince }
  }

  printed(news: PrintNews): void {
    this.#database.tell(wordOf(news))
  }

  heard(word: string | null): boolean {
    if (word !== null && !word.startsWith(mark)) return false
    const news = word === null ? null : (JSON.parse(word.slice(mark.length)) as PrintNews | null)
    if (news) this.#means.printed(news)
    else this.#ask()
    return true
  }

  async close(): Promise<void> {
    clearInterval(this.#renewing)
    await Promise.all([...this.#wanted.keys()].map(printer => this.leave(printer)))
    await this.#turn
    clearTimeout(this.#stale)
  }

  /** Renews what is held and looks at what is wanted: soon, and once for all who ask meanwhile. */
  #ask(): void {
    if (this.#isAsked) return
    this.#isAsked = true
    void this.#inTurn(async () => {
      this.#isAsked = false
      await this.#look()
    })
  }

  async #look(): Promise<void> {
    const begun = performance.now()
    const held = [...this.#wanted].flatMap(([printer, { isHeld }]) => (isHeld ? [printer] : []))
    const questions = [...renewLeases(held, this.holder), allLeases]
    const answers = await this.#database.write(async ask => ({ result: await ask.ask(questions), statements: [] }))
    this.#endLater(begun)
    const before = this.#rows
    this.#rows = new Map((answers.at(-1) ?? []).map(row => [String(row.printer), row]))
    for (const [printer, wanted] of [...this.#wanted]) await this.#lookAt(printer, wanted)
    if (JSON.stringify([...before]) !== JSON.stringify([...this.#rows])) this.#means.changed()
  }

  async #lookAt(printer: string, wanted: Wanted): Promise<void> {
    const row = this.#rows.get(printer)
    const isFree = !row || row.over === true || row.holder === this.holder
    const { isHeld, charge, offlineSince, ending, standsBackUntil } = wanted
    if (isHeld && row?.holder !== this.holder) void this.#end(wanted)
    else if (isHeld && charge.isMovable && offlineSince !== null && performance.now() - offlineSince > offlineMs) {
      wanted.standsBackUntil = performance.now() + standBackMs
      await this.#end(wanted)
      await this.#release(printer)
    } else if (!isHeld && isFree && !ending && performance.now() >= standsBackUntil) await this.#take(printer, wanted)
  }

  async #take(printer: string, wanted: Wanted): Promise<void> {
    const begun = performance.now()
    const [taken = []] = await this.#database.write(async ask => ({
      result: await ask.ask([takeLease(printer, this.holder, this.#means.now())]),
      statements: [],
      tells: wordOf(null),
    }))
    if (taken.length === 0) return
    // Left while it was being taken, or the answer was too long on its way to be relied on.
    if (this.#wanted.get(printer) !== wanted) return this.#release(printer)
    if (performance.now() - begun > staleMs) return
    wanted.isHeld = true
    // Not offline until it has had its time to answer.
    wanted.offlineSince = performance.now()
    wanted.charge.begin()
  }

  async #release(printer: string): Promise<void> {
    await this.#database.record([leaveLease(printer, this.holder)], wordOf(null))
  }

  #end(wanted: Wanted): Promise<void> {
    if (!wanted.isHeld) return wanted.ending ?? Promise.resolve()
    wanted.isHeld = false
    const ending = wanted.charge.end().finally(() => {
      wanted.ending = null
    })
    wanted.ending = ending
    return ending
  }

  /** Without another renewal the papers end in time, whatever keeps the database from answering. */
  #endLater(begun: number): void {
    clearTimeout(this.#stale)
    const leftMs = Math.max(0, begun + staleMs - performance.now())
    this.#stale = setTimeout(() => {
      for (const wanted of this.#wanted.values()) void this.#end(wanted)
    }, leftMs)
  }

  /** One after the other, so that what was said last stays. */
  #inTurn(act: () => Promise<unknown>): Promise<void> {
    const mine = this.#turn.then(act).then(() => undefined, this.#means.onTrouble)
    this.#turn = mine
    return mine
  }
}
