import { expect, test } from 'vitest'
import type { TicketIssued } from '../../domain/event'
import type { Answer, IssuedTicket } from '../../domain/wire'
import { answerOf, keptOf } from '../../server/store/answers'

const issued: TicketIssued = {
  type: 'ticket.issued',
  at: 1_772_442_000_000,
  ticket: '0mwsoy1cr4wGi_MjVgy1A',
  number: 'П001',
  queue: 'passports',
  ordinal: 1,
  service: '02-01',
  priority: null,
  language: 'uk',
  dueAt: 1_772_443_200_000,
  from: 'kiosk',
  told: { fromMinutes: 3, toMinutes: 12 },
}
const ticket: IssuedTicket = {
  id: issued.ticket,
  number: issued.number,
  token: `${issued.ticket}.Kyb6mLDsq1nJsZOw1eHGYQ`,
  url: `https://tickets.town.example/t/${issued.ticket}.Kyb6mLDsq1nJsZOw1eHGYQ`,
  ahead: 7,
  wait: { fromMinutes: 3, toMinutes: 12 },
  issuedAt: issued.at,
  counters: [4, 6],
  printer: 'ready',
}
const { told: _, ...quiet } = issued
const closed = { type: 'counter.closed', at: issued.at, counter: 4 } as const

/** The journal of a branch whose last events these are. */
const journal = (events: readonly object[]) => ({
  query: async () => events.map(event => ({ body: JSON.stringify(event) })),
})

const answers: readonly [string, Answer][] = [
  ['a ticket', { ok: true, seq: 9, events: [issued], ticket }],
  [
    'a ticket without a wait or a printer',
    { ok: true, seq: 9, events: [quiet], ticket: { ...ticket, wait: null, printer: null } },
  ],
  ['a ticket among other events', { ok: true, seq: 9, events: [closed, issued], ticket }],
  ['what was made', { ok: true, seq: 9, events: [closed], made: { password: 'korrektes Pferd' } }],
  ['an event', { ok: true, seq: 9, events: [closed] }],
  ['a refusal', { ok: false, refusal: 'branch/closed', until: 5 }],
]

test.each(answers)('[K3] %s is answered again to the letter', async (_name, answer) => {
  const again = await answerOf(journal(answer.ok ? answer.events : []), 'pokrov-main', keptOf(answer))
  expect(JSON.stringify(again)).toBe(JSON.stringify(answer))
})

test('[K3] a ticket is kept without what its event says, and read as versions of before kept it', async () => {
  const answer: Answer = { ok: true, seq: 9, events: [issued], ticket }
  expect(keptOf(answer)).not.toContain(issued.ticket)
  const before = JSON.stringify({ ...answer, events: 1 })
  expect(JSON.stringify(await answerOf(journal([issued]), 'pokrov-main', before))).toBe(JSON.stringify(answer))
})
