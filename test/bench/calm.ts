import { closeSync, fsyncSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { quantile } from './quantile'

/** What the machine itself did at a moment at which the bench did nothing. */
export interface Calm {
  readonly loopMs: number
  readonly fsyncMs: number
  /** Share of a second in which some process waited for a processor. */
  readonly pressure: number
}

const limits = { loop: 1.2, pressure: 0.25, fsync: 2 } as const

/** Looks at processor, disk and pressure for about a second. */
export async function lookAtMachine(): Promise<Calm> {
  const before = stalledUs()
  const from = performance.now()
  await new Promise(resolve => setTimeout(resolve, 700))
  const pressure = (stalledUs() - before) / 1000 / (performance.now() - from)
  return { pressure, loopMs: ownLoop(), fsyncMs: ownFsync() }
}

/** Why a round cannot be trusted; empty when it can. */
export function disturbed(looks: readonly Calm[], best: { loopMs: number; fsyncMs: number }): readonly string[] {
  const worst = (of: (look: Calm) => number) => Math.max(...looks.map(of))
  const why: string[] = []
  const loop = worst(({ loopMs }) => loopMs) / best.loopMs
  const pressure = worst(look => look.pressure)
  const fsync = worst(({ fsyncMs }) => fsyncMs) / best.fsyncMs
  if (loop > limits.loop) why.push(`the processor's own loop took ${loop.toFixed(1)} times its best`)
  if (pressure > limits.pressure)
    why.push(`others pressed on the processors ${Math.round(pressure * 100)} % of the time`)
  if (fsync > limits.fsync) why.push(`the disk's fsync took ${fsync.toFixed(1)} times its best`)
  return why
}

function stalledUs(): number {
  try {
    return Number(/some .*total=(\d+)/.exec(readFileSync('/proc/pressure/cpu', 'utf8'))?.[1] ?? 0)
  } catch {
    // Not every kernel tells.
    return 0
  }
}

function ownLoop(): number {
  const times = Array.from({ length: 5 }, () => {
    const from = performance.now()
    let mixed = 1
    for (let step = 0; step < 5_000_000; step++) mixed = Math.imul(mixed ^ step, 0x01000193)
    return performance.now() - from + (mixed === 0 ? 1e-9 : 0)
  })
  return quantile(times, 0.5)
}

function ownFsync(): number {
  const file = path.join(tmpdir(), `redica-fsync-${process.pid}`)
  const handle = openSync(file, 'w')
  const times = Array.from({ length: 25 }, () => {
    const from = performance.now()
    writeSync(handle, Buffer.alloc(4_096))
    fsyncSync(handle)
    return performance.now() - from
  })
  closeSync(handle)
  unlinkSync(file)
  return quantile(times, 0.5)
}
