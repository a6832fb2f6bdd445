import { describe, expect, inject, test } from 'vitest'
import { seeded } from '../../domain/chance'

import { evolve } from '../../domain/evolve'
import { emptyHall, type Hall } from '../../domain/hall'
import type { Answer } from '../../domain/wire'
import { commands } from '../../server/commands/all'
import type { Circumstances } from '../../server/commands/command'
import type { Actor } from '../../server/who'
import { openCentre } from '../centre'

/**
 * What 30 clients saw is held against the journal: it must be possible to put all commands one after the other, each
 * between its asking and its answer, so that the rules alone give every answer (linearizability). The journal names
 * that order for whatever changed something; a refusal must be right in a hall that was there while it was asked.
 */
const postgresql = inject('postgresql')
const branch = 'pokrov-main'
const clients = 30
const acts = 14

interface Deed {
  readonly name: string
  readonly input: object
  readonly actor: Actor
  /** The journal's highest number that anybody had heard of before this was asked. */
  readonly after: number
  readonly answer: Answer
}

type Centre = Awaited<ReturnType<typeof openCentre>>

test('[C2] [N1] [K3] on one server, restarted in the middle', async () => {
  const first = await openCentre({ alwaysOpen: true })
  let serving: Centre | null = first
  const reach = async (): Promise<Centre> => {
    while (!serving) await new Promise(resolve => setTimeout(resolve, 5))
    return serving
  }
  const restart = async () => {
    serving = null
    await first.installation.close()
    serving = await openCentre({ dataDir: first.dataDir, alwaysOpen: true })
  }
  const deeds = await history([reach], { midway: restart })
  await judge(await reach(), deeds)
  await (await reach()).close()
})

describe.skipIf(postgresql === null)('on PostgreSQL', () => {
  test('[C2] [N1] [K3] on two servers, of which one is closed in the middle', async () => {
    const databaseUrl = `${postgresql}&schema=linear_${process.pid}`
    const [one, two] = [
      await openCentre({ databaseUrl, alwaysOpen: true }),
      await openCentre({ databaseUrl, alwaysOpen: true }),
    ]
    let left: Centre = one
    const close = async () => {
      left = two
      await one.close()
    }
    const deeds = await history([async () => left, async () => two], { midway: close })
    await judge(two, deeds)
  })
})

/** Everybody acts at once; now and then an answer is lost, and the same is asked again under the same id. */
async function history(reach: readonly (() => Promise<Centre>)[], { midway }: { midway: () => Promise<void> }) {
  const deeds: Deed[] = []
  let heard = 0
  let done = 0
  let turned: Promise<void> | null = null
  const live = async (client: number) => {
    const random = seeded(client + 1)
    const centreOf = reach[client % reach.length] ?? reach[0]
    for (let act = 0; act < acts; act++) {
      const { name, input, actor } = deedOf(client, random, (await centreOf?.())?.hall())
      const after = heard
      const id = `${client}-${act}`
      const ask = async (): Promise<Answer> => {
        for (;;) {
          const centre = await centreOf?.()
          const text = await centre?.installation.centre.ask({ branch, name, input, id, actor }).catch(() => null)
          const answer = text ? (JSON.parse(text) as Answer) : null
          // The server was closed, or its database: whoever got no answer asks again.
          if (answer && (answer.ok || answer.refusal !== 'server/busy')) return answer
          await new Promise(resolve => setTimeout(resolve, 5))
        }
      }
      const answer = await ask()
      if (random() < 0.2) expect(await ask()).toEqual(answer)
      if (answer.ok) heard = Math.max(heard, answer.seq)
      deeds.push({ name, input, actor, after, answer })
      if (++done === (clients * acts) / 2) turned = midway()
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, client) => live(client)))
  await turned
  return deeds
}

function deedOf(client: number, random: () => number, hall: Hall | undefined) {
  const counter = 1 + (client % 6)
  const clerk: Actor = { kind: 'staff', id: `clerk${counter}`, name: 'c', role: 'supervisor', branches: [branch] }
  const services = ['01-01', '02-01', '03-01', '05-01']
  const taking = {
    name: 'ticket:take',
    input: { service: services[Math.floor(random() * 4)] },
    actor: { kind: 'here' } as Actor,
  }
  if (client >= 12)
    return random() < 0.8 ? taking : { ...taking, input: { service: '01-01', phone: `06700000${client % 7}` } }
  const seat = hall?.counters.get(counter)
  const waiting = [...(hall?.tickets.values() ?? [])][Math.floor(random() * (hall?.tickets.size ?? 0))]
  const choices: readonly [string, object][] = [
    ['counter:open', { counter }],
    ['counter:call-next', { counter, leaving: seat?.ticket ?? null }],
    ['counter:call-next', { counter, leaving: seat?.ticket ?? null }],
    ['counter:start', { counter }],
    ['counter:finish', { counter }],
    ['counter:park', { counter }],
    ['counter:transfer', { counter, to: { queue: 'registration' } }],
    ['counter:unpark', { counter, ticket: waiting?.id ?? 'none' }],
    ['ticket:postpone', { ticket: waiting?.id ?? 'none', by: 2 }],
    ['ticket:cancel', { ticket: waiting?.id ?? 'none' }],
  ]
  const [name, input] = choices[Math.floor(random() * choices.length)] ?? ['counter:open', { counter }]
  return { name, input, actor: clerk }
}

async function judge(centre: Centre, deeds: readonly Deed[]): Promise<void> {
  const journal = await centre.journal()
  const halls: Hall[] = [emptyHall(branch)]
  for (const event of journal) halls.push(evolve(halls.at(-1) as Hall, event))
  expect(deeds).toHaveLength(clients * acts)
  expect(deeds.filter(({ answer }) => answer.ok).length).toBeGreaterThan(deeds.length / 3)
  const told = new Set<number>()
  for (const deed of deeds) {
    const { answer } = deed
    if (answer.ok && answer.events.length > 0) {
      const from = answer.seq - answer.events.length
      // Asked after that was known, so it stands after that in the journal.
      expect(from).toBeGreaterThanOrEqual(deed.after)
      expect(journal.slice(from, answer.seq)).toEqual(answer.events)
      for (let seq = from + 1; seq <= answer.seq; seq++) {
        expect(told.has(seq)).toBe(false)
        told.add(seq)
      }
    } else if (!answer.ok) expect(refusedSomewhere(deed, halls.slice(deed.after), centre)).toBe(true)
  }
  // Nothing happened that nobody was told of, but for what the server does by itself.
  const untold = journal.filter((_, at) => !told.has(at + 1))
  expect(untold.filter(({ type }) => type !== 'day.opened')).toEqual([])
}

/** Whether the rules give this refusal in one of the halls that were there. */
function refusedSomewhere(deed: Deed, halls: readonly Hall[], centre: Centre): boolean {
  const command = commands.get(deed.name)
  const catalogue = centre.installation.centre.catalogue(branch)
  if (!command || !catalogue) return false
  const circumstances: Circumstances = {
    now: centre.clock.now(),
    catalogue,
    actor: deed.actor,
    newId: () => 'x',
    newSecret: () => 'x',
    takenLately: 0,
    fingerprint: phone => fingerprints(halls, phone),
    waitFor: () => null,
    printer: null,
    printerAt: () => null,
    publicUrl: '',
  }
  const parsed = command.input.safeParse(deed.input)
  return halls.some(hall => {
    const decision = command.decide(hall, parsed.data, circumstances)
    return !decision.ok && !deed.answer.ok && decision.refusal === deed.answer.refusal
  })
}

/** The secret is the server's: whichever key an open ticket has may be this phone's. */
function fingerprints(halls: readonly Hall[], _phone: string): string {
  for (const hall of halls) for (const { phoneKey } of hall.tickets.values()) if (phoneKey) return phoneKey
  return 'none'
}
