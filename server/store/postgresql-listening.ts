import pg from 'pg'

export interface Listening {
  readonly url: string
  readonly channel: string
  /** This server's own name: what it tells itself it does not hear. */
  readonly server: string
  readonly heard: (branch: string | null) => void
}

/** Without a connection nothing is heard: it is tried again after this long. */
const againMs = 1_000

/** That a branch changed is told again after this long at the earliest: who hears it reads all that happened since. */
const tellAgainMs = 25

/** Tells other servers, one word after the other; `close` tells what is left. */
export function keepTelling(say: (word: string) => Promise<unknown>) {
  const lately = new Map<string, { again: boolean; timer: NodeJS.Timeout }>()
  let last: Promise<unknown> = Promise.resolve()

  function tell(word: string): void {
    // What nobody heard is found out all the same, some seconds later.
    last = last.then(() => say(word)).catch(() => undefined)
  }

  /** Whether it may be told at once that this changes: they have heard nothing of it lately. */
  function isQuiet(what: string): boolean {
    return !lately.has(what)
  }

  /** That something changed: at once, unless that was told with the change itself; or with what changes soon after. */
  function tellChanged(what: string, { isTold = false } = {}): void {
    const known = lately.get(what)
    if (known) {
      known.again = true
      return
    }
    if (!isTold) tell(what)
    const timer = setTimeout(() => {
      const isAgain = lately.get(what)?.again
      lately.delete(what)
      if (isAgain) tellChanged(what)
    }, tellAgainMs)
    lately.set(what, { again: false, timer })
  }

  async function close(): Promise<void> {
    for (const [what, { again, timer }] of lately) {
      clearTimeout(timer)
      if (again) tell(what)
    }
    lately.clear()
    await last
  }

  return { tell, isQuiet, tellChanged, close }
}

/**
 * Hears of what other servers on the same database change, on a connection of its own. When that breaks it is made
 * anew, and whatever happened meanwhile counts as missed. Answers with what ends the listening.
 */
export async function listenTo(listening: Listening): Promise<() => Promise<void>> {
  let closed = false
  let client: pg.Client | null = null
  let again: NodeJS.Timeout | undefined

  async function connect(): Promise<void> {
    const mine = new pg.Client({ connectionString: listening.url })
    mine.on('notification', ({ payload = '' }) => {
      const at = payload.indexOf(' ')
      if (payload.slice(0, at) !== listening.server) listening.heard(payload.slice(at + 1))
    })
    // Broken and ended come together, and once is enough.
    mine.on('error', () => undefined)
    mine.on('end', () => later(mine))
    client = mine
    await mine.connect()
    await mine.query(`LISTEN ${pg.escapeIdentifier(listening.channel)}`)
  }

  function later(ended: pg.Client): void {
    if (closed || client !== ended) return
    client = null
    again = setTimeout(() => {
      connect().then(
        () => listening.heard(null),
        () => client && later(client),
      )
    }, againMs)
  }

  await connect()
  return async () => {
    closed = true
    clearTimeout(again)
    await client?.end().catch(() => undefined)
  }
}
