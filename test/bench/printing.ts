import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { blockOfPaper, drawPaper } from '../../devices/draw-paper'
import type { TicketPaper } from '../../devices/paper'
import type { Pen } from '../../devices/paper-page'
import { rasterOf } from '../../devices/raster'
import { seeded } from '../../domain/chance'
import { readConfig } from '../../server/config'
import { openInstallation } from '../../server/main'
import type { Actor } from '../../server/who'
import { pokrovPaper } from '../devices/papers'
import { type CallsWhilePrinting, callsWhilePrinting, type PrintingPrograms, printers } from './calls-while-printing'
import { median } from './quantile'
import type { Goal } from './words-of-bench'

export interface PrintingFigures {
  /** From the answer, which comes after the commit, to the ticket's first byte at the printer. */
  readonly firstByteMs: number
  /** A ticket drawn, as a multiple of the same letters and lines on a bare canvas. */
  readonly drawing: number
  readonly calls: CallsWhilePrinting
}

const branch = 'pokrov-main'

export async function measurePrinting(
  programs: PrintingPrograms,
  { taps, ...calls }: { taps: number; calls: number; municipality: string },
): Promise<PrintingFigures> {
  const firstByteMs = await firstByte(taps)
  return { firstByteMs, drawing: drawingRatio(), calls: await callsWhilePrinting(programs, calls) }
}

export function goalsOfPrinting({ firstByteMs, drawing, calls }: PrintingFigures): readonly Goal[] {
  const goal = (figure: string, found: string, wanted: string, isMet: boolean): Goal => ({
    figure,
    found,
    wanted,
    isMet,
  })
  return [
    goal('ticket: commit to first byte at the printer', `${firstByteMs.toFixed(1)} ms`, '< 40 ms', firstByteMs < 40),
    goal('ticket drawn, against a bare canvas', `${drawing.toFixed(2)} ×`, '≤ 1.2 ×', drawing <= 1.2),
    goal(
      `call p99 while ${printers} printers print`,
      `${calls.ratio.toFixed(2)} × of ${calls.withoutMs.toFixed(1)} ms (${calls.calls} calls, ${calls.papers} papers of ${cost(calls)})`,
      '≤ 1.1 ×',
      calls.ratio <= 1.1,
    ),
  ]
}

function cost({ costMs }: CallsWhilePrinting): string {
  return `${costMs.main.toFixed(1)} ms where all is answered and ${costMs.others.toFixed(1)} ms beside it`
}

/** A printer that is always well, and tells when the first byte of a ticket has come. */
async function openFake(onJob: () => void): Promise<{ server: Server; port: number }> {
  const begin = Buffer.from([0x1b, 0x40])
  const server = createServer(socket => {
    socket.on('error', () => undefined)
    socket.on('data', bytes => {
      if (bytes.includes(begin)) onJob()
      const answers: number[] = []
      for (let at = 0; at + 2 < bytes.length + 1; at++) {
        if (bytes[at] === 0x10 && bytes[at + 1] === 0x04) answers.push(0x12)
        else if (bytes[at] === 0x1d && bytes[at + 1] === 0x72 && bytes[at + 2] === 0x01) answers.push(0x00)
      }
      if (answers.length > 0) socket.write(Buffer.from(answers))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return { server, port: typeof address === 'object' && address ? address.port : 0 }
}

async function openTown(printerUrl: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'redica-bench-printing-'))
  const config = readConfig({
    PORT: '0',
    DATA_DIR: folder,
    MUNICIPALITY: 'municipalities/pokrov.yaml',
    HOURS: 'always',
    PRINTER_URL: printerUrl,
  })
  const log = { info: () => undefined, warn: () => undefined, error: console.error }
  const installation = await openInstallation(config, {
    now: Date.now,
    random: seeded(1),
    build: 'bench',
    log,
    pages: null,
  })
  let attempts = 0
  const ask = (name: string, input: object, actor: Actor) =>
    installation.centre.answerTo({ branch, name, input, id: `bench-${++attempts}`, actor })
  const close = async () => {
    await installation.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { ask, close }
}

async function firstByte(taps: number): Promise<number> {
  let came: (() => void) | null = null
  const fake = await openFake(() => came?.())
  const town = await openTown(`tcp://127.0.0.1:${fake.port}`)
  const waits: number[] = []
  try {
    await rest(1_500)
    for (let tap = 0; tap < taps + 5; tap++) {
      const arrived = new Promise<void>(resolve => {
        came = resolve
      })
      await town.ask('ticket:take', { service: '01-01' }, { kind: 'here' })
      const answered = performance.now()
      await arrived
      // The first ones meet code that has not run yet.
      if (tap >= 5) waits.push(performance.now() - answered)
      await rest(40)
    }
  } finally {
    await town.close()
    fake.server.close()
  }
  return median(waits)
}

/** What a ticket costs beyond the very same strokes on a canvas that somebody else has thought of. */
function drawingRatio(): number {
  const block = blockOfPaper(pokrovPaper, 576)
  const height = Math.ceil(block.height)
  const strokes = strokesOf(pen => block.draw(pen, 16, 0))
  const bare = () => {
    const pen = createCanvas(576, height).getContext('2d')
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, 576, height)
    pen.fillStyle = pen.strokeStyle = '#000'
    for (const stroke of strokes) stroke(pen)
    rasterOf(pen.getImageData(0, 0, 576, height).data, 576, height)
  }
  const timed = (act: () => unknown) => {
    const begun = performance.now()
    act()
    return performance.now() - begun
  }
  const ratios: number[] = []
  for (let round = 0; round < 80; round++) {
    const ours = timed(() => drawPaper(ticketOf(round), 576))
    if (round >= 20) ratios.push(ours / timed(bare))
    else bare()
  }
  return median(ratios)
}

/** No two tickets are the same: their numbers, codes, times, and the people before them. */
function ticketOf(round: number): TicketPaper {
  const issuedAt = pokrovPaper.issuedAt + round * 20_000
  const url = pokrovPaper.url.slice(0, -3) + String(100 + round)
  return { ...pokrovPaper, number: `Р${100 + round}`, url, issuedAt, ahead: round % 9 }
}

/** Writes down what is done to a pen, to do it again. */
function strokesOf(draw: (pen: Pen) => void): readonly ((pen: Pen) => void)[] {
  const strokes: ((pen: Pen) => void)[] = []
  const real = createCanvas(1, 1).getContext('2d')
  const pen = new Proxy(real, {
    get:
      (_, name) =>
      (...given: unknown[]) => {
        strokes.push(pen => Reflect.apply(Reflect.get(pen, name) as () => void, pen, given))
      },
    set: (_, name, value) => {
      strokes.push(pen => void Reflect.set(pen, name, value))
      return true
    },
  })
  draw(pen)
  return strokes
}

function rest(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}
