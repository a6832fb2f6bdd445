import { describe, expect, inject, test } from 'vitest'
import { evolve } from '../../domain/evolve'
import { emptyHall } from '../../domain/hall'
import { removeTexts } from '../../server/jobs/remove-texts'
import { hallInWords } from '../../server/store/hall-in-words'
import { loadHall } from '../../server/store/load-hall'
import { openCentre, type TestCentre } from '../centre'

const dayMs = 86_400_000
const passport = '02-01'
const postgresql = inject('postgresql')
const kinds = [
  { name: 'SQLite', place: () => undefined, skip: false },
  {
    name: 'PostgreSQL',
    place: (schema: string) => `${postgresql}&schema=texts_${process.pid}_${schema}`,
    skip: postgresql === null,
  },
]

/** Words and a phone that nobody else in a centre would write. */
const secrets = ['owes two years', 'fetches a photocopy', 'speaks slowly', 'feels faint', 'went home ill']

const phone = '+380671234567'

/** A morning on which everything is written that can be written, and a phone given. */
async function talkativeMorning(centre: TestCentre): Promise<void> {
  const [sent, parked, finished, faint, gone] = secrets
  const clerk = await centre.clerk(4)
  const supervisor = { ...clerk.actor, role: 'supervisor' } as const
  await centre.kiosk.take(passport, { phone })
  await clerk.callNext()
  await clerk.ask('start')
  await clerk.ask('park', { note: parked })
  const [aside] = [...centre.hall().tickets.values()]
  await clerk.ask('unpark', { ticket: aside?.id, to: 'counter' })
  await clerk.ask('transfer', { to: { queue: 'passports' }, note: sent })
  await clerk.callNext()
  await clerk.ask('start')
  await clerk.ask('finish', { note: finished })
  for (const _ of [1, 2, 3]) await centre.kiosk.take(passport)
  const idOf = (number: string) => [...centre.hall().tickets.values()].find(one => one.number === number)?.id
  await centre.staff(supervisor, 'counter:call', { counter: 4, leaving: null, ticket: idOf('П004'), reason: faint })
  await centre.staff(supervisor, 'ticket:remove', { ticket: idOf('П003'), reason: gone })
}

/** Which of these words the database still has, in whatever table. */
async function found(centre: TestCentre, words: readonly string[]): Promise<readonly string[]> {
  const text = await allText(centre)
  return words.filter(word => text.includes(word))
}

/** Everything that the database has of people, as text. */
async function allText(centre: TestCentre): Promise<string> {
  const tables = ['Journal', 'Ticket', 'Turn', 'Branch', 'Appointment', 'Rating']
  const rows = await Promise.all(tables.map(table => centre.installation.database.query(`SELECT * FROM "${table}"`)))
  return JSON.stringify(rows)
}

async function report(centre: TestCentre): Promise<string> {
  const headers = { authorization: `Bearer ${await centre.login()}` }
  const from = 'branch=pokrov-main&from=2026-11-24&to=2026-11-25&by=queue'
  return (await centre.get(`/api/v1/reports/waits?${from}`, headers)).text
}

const removed = async (centre: TestCentre) => (await centre.journal()).filter(({ type }) => type === 'texts.removed')

describe.each(kinds)('[A5] on $name', ({ place, skip }) => {
  describe.skipIf(skip)('what people wrote', () => {
    test('is kept for ninety days, and on the next is gone from the journal and the tables; figures stay', async () => {
      const centre = await openCentre({ databaseUrl: place('kept') })
      await talkativeMorning(centre)
      const { database, centre: halls } = centre.installation
      const phoneKey = (await centre.journal()).flatMap(event =>
        event.type === 'ticket.issued' && event.phoneKey ? [event.phoneKey] : [],
      )
      const words = [...secrets, ...phoneKey, phone]
      expect(phoneKey).toHaveLength(1)
      const before = await centre.journal()

      centre.clock.turn(90 * dayMs)
      await halls.refresh()
      await removeTexts(halls, centre.clock.now())
      expect(await found(centre, words)).toEqual(words)
      const figures = await report(centre)

      centre.clock.turn(dayMs)
      await halls.refresh()
      await removeTexts(halls, centre.clock.now())
      expect(await found(centre, words)).toEqual([])
      expect(await removed(centre)).toMatchObject([{ before: '2026-11-25', count: 6 }])
      const after = await centre.journal()
      expect(after.slice(0, before.length).map(({ type, at }) => [type, at])).toEqual(
        before.map(({ type, at }) => [type, at]),
      )
      expect(after.find(event => event.type === 'ticket.called' && event.outOfOrder)).toBeDefined()
      expect(await report(centre)).toBe(figures)
      const folded = after.reduce(evolve, emptyHall('pokrov-main'))
      expect(hallInWords(await loadHall(database, 'pokrov-main'))).toBe(hallInWords(folded))
      expect(hallInWords(centre.hall())).toBe(hallInWords(folded))
    })

    test('is removed once: what is done is not done again, and says who did it', async () => {
      const centre = await openCentre({ databaseUrl: place('once') })
      await talkativeMorning(centre)
      const { database, centre: halls } = centre.installation
      centre.clock.turn(91 * dayMs)
      await halls.refresh()
      await removeTexts(halls, centre.clock.now())
      const { seq } = centre.hall()
      centre.clock.turn(1)
      await removeTexts(halls, centre.clock.now())
      expect(centre.hall().seq).toBe(seq)
      const rows = await database.query('SELECT "actor" FROM "Journal" WHERE "type" = ?', 'texts.removed')
      expect(rows).toEqual([{ actor: 'system' }])
      const [branch] = await database.query('SELECT "textsRemovedTo" FROM "Branch" WHERE "id" = ?', 'pokrov-main')
      const lastOfDay = (await centre.journal()).findIndex(({ at }) => at > Date.parse('2026-11-25T12:00:00Z'))
      expect(Number(branch?.textsRemovedTo)).toBe(lastOfDay)
    })

    test('is removed in small pieces; whoever was interrupted goes on where they stood', async () => {
      const centre = await openCentre({ databaseUrl: place('pieces') })
      const clerk = await centre.clerk(4)
      const people = 130
      for (let person = 0; person < people; person++) {
        await centre.kiosk.take(passport)
        await clerk.callNext()
        await clerk.ask('start')
        await clerk.ask('finish', { note: `confided ${person}` })
      }
      centre.clock.turn(91 * dayMs)
      const { centre: halls } = centre.installation
      await halls.refresh()
      const input = { before: '2026-11-25', timeZone: 'Europe/Kyiv' }
      const asked = { branch: 'pokrov-main', name: 'texts:remove', input, actor: { kind: 'system' } } as const
      const answer = await halls.answerTo({ ...asked, id: 'before-the-crash' })
      expect(answer).toMatchObject({ ok: true, made: { goesOn: 'true' } })
      const some = (await allText(centre)).match(/confided \d+/g)?.length ?? 0
      expect(some).toBeGreaterThan(0)
      expect(some).toBeLessThan(2 * people)
      await removeTexts(halls, centre.clock.now())
      expect(await found(centre, ['confided'])).toEqual([])
      const counts = (await removed(centre)).map(event => (event.type === 'texts.removed' ? event.count : 0))
      expect(counts.length).toBeGreaterThan(1)
      expect(counts.reduce((sum, count) => sum + count)).toBe(people)
    })
  })
})

test('[A5] a town keeps what people wrote for as long as it says', async () => {
  const centre = await openCentre()
  const { database, centre: halls } = centre.installation
  await database.query(`UPDATE "Branch" SET "settings" = '{"retentionDays": 7}'`)
  await halls.reload()
  await talkativeMorning(centre)
  centre.clock.turn(8 * dayMs)
  await halls.refresh()
  await removeTexts(halls, centre.clock.now())
  expect(await found(centre, [...secrets, phone])).toEqual([])
})

test('[A1] nobody but the server itself removes what people wrote', async () => {
  const centre = await openCentre()
  const headers = { authorization: `Bearer ${await centre.login()}` }
  const input = { before: '2030-01-01', timeZone: 'Europe/Kyiv' }
  expect((await centre.post('/api/v1/branches/pokrov-main/texts/remove', input, headers)).status).toBe(403)
})
