import type { HallEvent } from '../domain/event'
import {
  type Binding,
  type ClerkKey,
  type LampState,
  meaningOf,
  type NavigationKey,
  navigationKeys,
  type Peripheral,
  type PeripheralShown,
  type PeripheralWord,
  type Rating,
  ratings,
  roleOf,
} from '../domain/peripheral'
import type { KeyRefused } from '../domain/wire'
import type { BranchId, CounterNumber } from '../domain/words'
import type { Centre } from './centre'
import { commandOf } from './clerk-keys'
import { lampState } from './lamp-state'
import type { Database } from './store/database'
import { loadBindings, type StoredBinding } from './store/peripheral-bindings'

/** The server itself, as a computer with peripherals. */
export const serverHost = 'server'

/** A computer with peripherals: it is told what they are for and what the lamps show, whole. */
export interface Host {
  /** Null: the server's own, where each peripheral belongs to the branch that bound it. */
  readonly branch: BranchId | null
  orders(bindings: readonly Binding[], lights: ReadonlyMap<string, LampState>): void
  /** To the kiosks that stand at this computer. */
  toKiosk(said: { readonly scanned: string } | { readonly keyed: NavigationKey }): void
}

export interface RefusedPress extends KeyRefused {
  readonly branch: BranchId
  readonly counter: CounterNumber
}

export interface PeripheralsMeans {
  readonly database: Database
  readonly centre: () => Centre
  readonly now: () => number
  readonly newId: () => string
  /** What a clerk's key asked for was refused: that counter's console says why. */
  readonly refused: (press: RefusedPress) => void
  /** What the things at the dock are for, where no admin said so: a demonstration has nobody to say it. */
  readonly usual: readonly StoredBinding[]
  readonly log: { info(facts: object, message: string): void; warn(facts: object, message: string): void }
}

/** A clerk who presses twice means one person: two calls so close together are one. */
const secondPressMs = 1_000

interface Attached {
  readonly host: Host
  seen: readonly Peripheral[]
  /** What it was told last: nothing is told twice. */
  ordered: string
}

/** Of a counter, or of the person there: what a lamp may show. */
const movesLamps = /^(counter\.|ticket\.(called|uncalled|started|served|absent)|day\.)/

export type PeripheralKeeper = ReturnType<typeof keepPeripherals>

/** All peripherals of all computers: whose keys do what, which lamp shows which counter. */
export function keepPeripherals({ database, centre, now, newId, refused, usual, log }: PeripheralsMeans) {
  const hosts = new Map<string, Attached>()
  const lastButtons = new Map<string, { button: string; at: number }>()
  const lastPresses = new Map<string, number>()
  let bindings: readonly StoredBinding[] = []

  const bindingOf = (host: string, key: string) =>
    bindings.find(
      one => one.host === host && one.key === key && (hosts.get(host)?.host.branch ?? one.branch) === one.branch,
    )

  async function load(): Promise<void> {
    bindings = [...(await loadBindings(database)), ...usual]
    for (const id of hosts.keys()) order(id)
  }

  function order(id: string): void {
    const known = hosts.get(id)
    if (!known) return
    const mine = bindings.filter(one => one.host === id && bindingOf(id, one.key) === one)
    const lights = new Map<string, LampState>()
    for (const { key, role, counter, branch } of mine) {
      const hall = role === 'lamp' && counter !== null ? centre().hall(branch) : null
      if (hall && counter !== null) lights.set(key, lampState(hall, counter))
    }
    const plain = mine.map(({ key, role, counter, keys }): Binding => ({ key, role, counter, keys }))
    const text = JSON.stringify([plain, [...lights]])
    if (text === known.ordered) return
    known.ordered = text
    known.host.orders(plain, lights)
  }

  function attach(id: string, host: Host): void {
    hosts.set(id, { host, seen: [], ordered: '' })
    order(id)
  }

  function detach(id: string, host: Host): void {
    if (hosts.get(id)?.host === host) hosts.delete(id)
  }

  function heard(id: string, word: PeripheralWord): void {
    const known = hosts.get(id)
    if (!known) return
    if (word.is === 'seen') {
      known.seen = word.peripherals
      return
    }
    const peripheral = known.seen.find(one => one.key === word.by)
    if (!peripheral) return
    const binding = bindingOf(id, word.by)
    if (word.is === 'scanned') {
      if (roleOf(peripheral, binding) === 'scanner') known.host.toKiosk({ scanned: word.code })
      return
    }
    lastButtons.set(`${id}/${word.by}`, { button: word.button, at: now() })
    const meaning = meaningOf(peripheral, binding, word.button)
    if (meaning === null) return
    if (isOf(navigationKeys, meaning)) known.host.toKiosk({ keyed: meaning })
    else if (!binding) return
    else if (isOf(ratings, meaning)) void rate(binding, meaning)
    else void press(binding, meaning)
  }

  /** In the name of the clerk who opened the counter; without one, nothing happens. */
  async function press({ host, branch, counter, key }: StoredBinding, meaning: ClerkKey): Promise<void> {
    const hall = centre().hall(branch)
    const wanted =
      hall && counter !== null ? commandOf(hall, { number: counter, key: meaning, through: `${host} ${key}` }) : null
    if (!wanted || isSecondPress(`${branch}/${counter}/${meaning}`)) return
    const answer = await centre().answerTo({ ...wanted, branch, id: `key-${newId()}` })
    if (answer.ok || counter === null) return
    log.info({ branch, counter, key, meaning, refusal: answer.refusal }, 'A clerk’s key was refused')
    const { refusal, until, reason } = answer
    refused({ branch, counter, key: meaning, why: { refusal, ...(until && { until }), ...(reason && { reason }) } })
  }

  /** Of whoever was served last at that counter (rule R6). Who presses on and on is heard once a second. */
  async function rate({ branch, counter, key }: StoredBinding, meaning: Rating): Promise<void> {
    if (counter === null || isSecondPress(`${branch}/${counter}/rating`)) return
    const input = { counter, score: Number(meaning) }
    const asked = { branch, name: 'ticket:rate', input, id: `rating-${newId()}`, actor: { kind: 'system' } } as const
    const answer = await centre().answerTo(asked)
    if (!answer.ok) log.info({ branch, counter, key, refusal: answer.refusal }, 'A rating was of nobody’s visit')
  }

  function isSecondPress(place: string): boolean {
    const last = lastPresses.get(place)
    if (last !== undefined && Math.abs(now() - last) < secondPressMs) return true
    lastPresses.set(place, now())
    return false
  }

  function happened(events: readonly HallEvent[]): void {
    if (events.some(event => event.type === 'peripheral.bound' || event.type === 'peripheral.freed'))
      load().catch(fault => log.warn({ fault }, 'What the peripherals are for could not be read'))
    else if (events.some(event => movesLamps.test(event.type))) for (const id of hosts.keys()) order(id)
  }

  /** Those of a branch's devices, and of the server. */
  function shown(branch: BranchId): readonly PeripheralShown[] {
    return [...hosts].flatMap(([id, { host, seen }]) =>
      host.branch !== null && host.branch !== branch
        ? []
        : seen.map(one => {
            const binding = bindingOf(id, one.key)
            const lastButton = lastButtons.get(`${id}/${one.key}`) ?? null
            const keys = { ...one.usualKeys, ...binding?.keys }
            return { ...one, host: id, role: roleOf(one, binding), counter: binding?.counter ?? null, keys, lastButton }
          }),
    )
  }

  return { load, attach, detach, heard, happened, shown }
}

function isOf<T extends string>(all: readonly T[], one: string): one is T {
  return (all as readonly string[]).includes(one)
}
