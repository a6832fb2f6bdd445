import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import type { Press } from '../../devices/simulated-printer'
import { usualDesign } from '../../domain/ticket-design'
import type { ConsoleView, KioskView } from '../../domain/views'
import type { Answer, Print } from '../../domain/wire'
import { keepPrintStates } from '../../server/print-states'
import { jobRecorded, printQueue } from '../../server/printing'
import type { TicketPaperRecord } from '../../server/store/commit'
import type { Actor } from '../../server/who'
import { openCentre, type TestCentre } from '../centre'
import { TcpTwin } from '../devices/tcp-twin'
import { until } from '../devices/until'

let printer: TcpTwin
beforeEach(async () => {
  printer = new TcpTwin()
  await printer.plugIn()
})
afterEach(() => printer.unplug())

const cameOut = () => printer.papers.filter(paper => paper.cut).length

async function opened() {
  const centre = await openCentre({ printerUrl: `tcp://127.0.0.1:${printer.port}` })
  const kiosk = await centre.screen<KioskView>({ screen: 'kiosk' })
  await kiosk.until(view => view.printer === 'ready')
  return { centre, kiosk }
}

function refusalOf(answer: Answer): string | null {
  return answer.ok ? null : answer.refusal
}

async function jobs(centre: TestCentre) {
  const rows = await centre.installation.database.query('SELECT * FROM "PrintJob" ORDER BY "createdAt", "id"')
  return rows.map(({ kind, state, copy, paper, ticketId }) => {
    return { kind, state, copy: Boolean(copy), ticketId, paper: JSON.parse(String(paper)) as object }
  })
}

/** Resolves when the job in this place of the list has come so far. */
async function jobIs(centre: TestCentre, place: number, states: readonly unknown[]): Promise<void> {
  let state: unknown = null
  const look = async () => {
    state = (await jobs(centre)).at(place)?.state ?? null
  }
  let looking = look()
  await until(`job ${place} is ${states}`, () => {
    looking = looking.then(look)
    return states.includes(state)
  })
  await looking
}

test('[P5][P1] a citizen takes home what to bring: a paper, an event, no number', async () => {
  const { centre, kiosk } = await opened()
  const prints: Print[] = []
  kiosk.socket.on('printed', print => void prints.push(print))
  const answer = await kiosk.ask('checklist:print', { service: '01-01', language: 'en' })
  const [event] = answer.ok ? answer.events : []
  expect(event).toMatchObject({ type: 'checklist.printed', service: '01-01', language: 'en', printer: 'server' })
  await until('its kiosk heard that it came out', () => prints.at(-1)?.state === 'confirmed')
  expect(prints.at(-1)?.ticket).toBe(event?.type === 'checklist.printed' && event.job)
  expect([cameOut(), centre.hall().tickets.size]).toEqual([1, 0])
  expect(await jobs(centre)).toMatchObject([{ kind: 'checklist', state: 'confirmed', paper: { language: 'en' } }])
})

test('[P5][K4] a child at the kiosk does not empty the roll: lists count with tickets', async () => {
  const { centre, kiosk } = await opened()
  await kiosk.ask('ticket:take', { service: '01-01' })
  for (let list = 2; list <= 10; list++)
    expect(refusalOf(await kiosk.ask('checklist:print', { service: '01-01' }))).toBe(null)
  expect(refusalOf(await kiosk.ask('checklist:print', { service: '01-01' }))).toBe('kiosk/too-many')
  // The town set no limit for tickets: they are not held up by lists.
  expect(refusalOf(await kiosk.ask('ticket:take', { service: '01-01' }))).toBe(null)
  centre.clock.turn(60_000)
  expect(refusalOf(await kiosk.ask('checklist:print', { service: '01-01' }))).toBe(null)
})

test('[P5][P3] without paper, for an unknown service or language, nothing is promised', async () => {
  const { kiosk } = await opened()
  expect(refusalOf(await kiosk.ask('checklist:print', { service: 'none' }))).toBe('service/unknown')
  expect(refusalOf(await kiosk.ask('checklist:print', { service: '01-01', language: 'tr' }))).toBe('language/unknown')
  printer.openCover()
  await kiosk.until(view => view.printer === 'cover-open')
  expect(refusalOf(await kiosk.ask('checklist:print', { service: '01-01' }))).toBe('printer/not-ready')
  const without = await openCentre()
  const other = await without.screen<KioskView>({ screen: 'kiosk' })
  expect(refusalOf(await other.ask('checklist:print', { service: '01-01' }))).toBe('printer/unknown')
})

/** A person is served at counter 2. */
async function serving(centre: TestCentre) {
  const taken = await centre.kiosk.take('01-01', { language: 'en' })
  const ticket = taken.ok ? (taken.ticket?.id ?? '') : ''
  await until('the ticket came out', () => cameOut() === 1)
  const clerk = await centre.clerk(2)
  await clerk.callNext()
  // Papers of one moment have no order.
  centre.clock.turn(1_000)
  const print = (input: object) => centre.staff(clerk.actor, 'receipt:print', { ticket, ...input })
  return { ticket, clerk, print }
}

test('[P6][P2] who is served gets a receipt with what was handed in; the same once more is a copy', async () => {
  const { centre } = await opened()
  const { ticket, clerk, print } = await serving(centre)
  expect(refusalOf(await print({ documents: [0] }))).toBe('ticket/wrong-state')
  await clerk.ask('start')
  const wish = { documents: [1, 0], reference: '  Вх. 12/2026 ' }
  expect(await print(wish)).toMatchObject({ events: [{ type: 'receipt.printed', ticket, counter: 2 }] })
  expect(refusalOf(await print(wish))).toBe('paper/on-its-way')
  await until('it came out', () => cameOut() === 2)
  await jobIs(centre, 1, ['confirmed'])
  centre.clock.turn(1_000)
  expect(refusalOf(await print(wish))).toBe(null)
  await until('the copy came out', () => cameOut() === 3)
  const [, first, second] = await jobs(centre)
  const service = centre.installation.centre.catalogue('pokrov-main')?.services.find(one => one.code === '01-01')
  const documents = service?.documents.slice(0, 2).map(text => text.en)
  expect(first).toMatchObject({ kind: 'receipt', copy: false, ticketId: ticket, paper: { documents, counter: 2 } })
  expect(second).toMatchObject({ kind: 'receipt', copy: true, paper: { reference: 'Вх. 12/2026', language: 'en' } })
  // What was typed may name somebody, and the journal is kept for ever.
  expect(JSON.stringify(await centre.journal())).not.toContain('12/2026')
})

test('[P6][A1][A6] a receipt is of the clerk’s own counter and of documents that the service has', async () => {
  const { centre } = await opened()
  const { ticket, clerk, print } = await serving(centre)
  await clerk.ask('start')
  const other = await centre.clerk(3)
  expect(refusalOf(await centre.staff(other.actor, 'receipt:print', { ticket }))).toBe('counter/moved-on')
  expect(refusalOf(await centre.staff(other.actor, 'receipt:print', { ticket, counter: 2 }))).toBe('counter/not-yours')
  expect(refusalOf(await print({ documents: [77] }))).toBe('input/invalid')
  expect(refusalOf(await print({ reference: 'a\u001bb' }))).toBe('input/invalid')
  expect(refusalOf(await print({ reference: 'x'.repeat(61) }))).toBe('input/invalid')
})

test('[P6][P2] a receipt that did not come out is not the ticket: a reprint is still of the ticket', async () => {
  const centre = await openCentre({ printerUrl: 'simulated:' })
  const press = (what: Press) => centre.installation.printers.simulated()?.press(what)
  const taken = await centre.kiosk.take('01-01')
  const ticket = taken.ok ? (taken.ticket?.id ?? '') : ''
  await jobIs(centre, 0, ['confirmed'])
  const clerk = await centre.clerk(2)
  await clerk.callNext()
  await clerk.ask('start')
  const console = await centre.screen<ConsoleView>({ screen: 'console', counter: 2, token: await centre.login() })
  centre.clock.turn(1_000)
  expect(refusalOf(await centre.staff(clerk.actor, 'receipt:print', { ticket }))).toBe(null)
  await jobIs(centre, 1, ['sent'])
  press('pull-paper')
  await jobIs(centre, 1, ['failed', 'unknown'])
  expect(console.last()?.papers).toEqual([])
  press('insert-paper')
  centre.clock.turn(1_000)
  expect(refusalOf(await centre.staff(clerk.actor, 'ticket:reprint', { ticket }))).toBe(null)
  await jobIs(centre, 2, ['confirmed'])
  expect((await jobs(centre)).at(-1)).toMatchObject({ kind: 'ticket', copy: true, paper: { ticket: { id: ticket } } })
})

test('[P1] a paper comes out though another branch was written between its decision and its record', async () => {
  const other = new TcpTwin()
  await other.plugIn()
  onTestFinished(() => other.unplug())
  const centre = await openCentre({ municipality: 'municipalities/haskovo.yaml', alwaysOpen: true })
  const { centre: all, database } = centre.installation
  const admin = { kind: 'staff', id: 'admin', name: 'Admin', role: 'admin', branches: [] } as const
  const ask = (branch: string, name: string, input: object, actor: Actor = admin) =>
    all.answerTo({ branch, name, input, id: `${branch} ${name}`, actor })
  const branches = all.branches().map(({ id }) => id)
  for (const [place, twin] of [printer, other].entries()) {
    const address = `tcp://127.0.0.1:${twin.port}`
    await ask(branches[place] ?? '', 'printer:add', { name: 'Hall', address, profile: 'epson-80' })
  }
  const screens = branches.slice(0, 2).map(branch => centre.screen<KioskView>({ screen: 'kiosk', branch }))
  for (const screen of await Promise.all(screens)) {
    await screen.until(view => view.printer === 'ready')
    screen.socket.close()
  }

  const { record } = database
  let records = 0
  database.record = async statements => {
    if (++records === 1) await new Promise(resolve => setTimeout(resolve, 50))
    return record(statements)
  }
  const take = (branch = '') =>
    ask(branch, 'ticket:take', { service: all.catalogue(branch)?.services[0]?.code }, { kind: 'here' })
  const answers = await Promise.all([take(branches[0]), take(branches[1])])
  expect(answers).toMatchObject([{ ok: true }, { ok: true }])
  await until('both came out', () => [printer, other].every(({ papers }) => papers[0]?.cut === true), 5_000)
})

test('[P1] the paper that is handed on with its ticket is the one that would be read back', async () => {
  const { centre, kiosk } = await opened()
  const { centre: all, database } = centre.installation
  const asked: string[] = []
  const { query } = database
  database.query = (sql, ...cells) => {
    asked.push(sql)
    return query(sql, ...cells)
  }
  expect(refusalOf(await kiosk.ask('ticket:take', { service: '01-01', language: 'en', priority: 'elderly' }))).toBe(
    null,
  )
  await jobIs(centre, 0, ['confirmed'])
  expect(asked.filter(sql => sql.includes('PrintJob') && sql.includes('LIMIT 1'))).toEqual([])

  await database.record([{ sql: `UPDATE "PrintJob" SET "state" = 'queued'`, cells: [] }])
  const [row] = await database.query('SELECT * FROM "PrintJob"')
  const issued = (await centre.journal()).find(event => event.type === 'ticket.issued')
  if (!row || !issued) throw new Error('There is one of each.')
  const means = {
    catalogue: all.catalogue,
    design: () => usualDesign,
    now: centre.clock.now,
    states: keepPrintStates(database),
    holder: null,
  }
  const job = { ...row, createdAt: Number(row.createdAt) } as unknown as TicketPaperRecord['job']
  const handed = jobRecorded({ job, issued }, means)
  expect(handed?.paper).toMatchObject({ kind: 'ticket', language: 'en', priority: expect.any(String) })
  expect(handed).toEqual(await printQueue(database, 'server', means).next())
})
