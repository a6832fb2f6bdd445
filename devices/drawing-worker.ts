import { readlinkSync } from 'node:fs'
import { constants, getPriority, setPriority } from 'node:os'
import path from 'node:path'
import { parentPort } from 'node:worker_threads'
import { drawPaper } from './draw-paper'
import type { DrawAnswer, DrawRequest } from './drawing'
import { emblemOf } from './emblem'
import { commandsFor, type DrawnPaper } from './escpos'
import { nameOfPaper } from './paper'
import { registerPaperFonts } from './paper-fonts'
import { textPaper } from './text-paper'

/** Levels below those of the program's other threads, of Unix's forty. */
const courtesy = 10

/** Draws papers in a thread of its own, so that no screen waits for one. */
registerPaperFonts()
giveWay()

parentPort?.on('message', async (request: DrawRequest) => {
  const said = await answer(request)
  parentPort?.postMessage(said, 'drawn' in said ? memoryOf(said.drawn) : [])
})

/** Handed over, not copied. A short paper's commands lie in memory that others use too. */
function memoryOf({ raster, commands }: DrawnPaper): ArrayBuffer[] {
  return [raster.bits, commands].flatMap(({ buffer, byteLength }) =>
    buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [],
  )
}

async function answer(request: DrawRequest): Promise<DrawAnswer> {
  const { id } = request
  try {
    if ('picture' in request) return { id, emblem: await emblemOf(Buffer.from(request.picture)) }
    const { paper, profile, withBits } = request
    const raster = drawPaper(paper, profile.width)
    const commands = textPaper(paper, profile) ?? commandsFor(raster, profile)
    // Memory from another thread presses on the first one: a paper there is cleaned up by stopping everything.
    const shown = withBits ? raster : { ...raster, bits: new Uint8Array(0) }
    return { id, drawn: { name: nameOfPaper(paper), raster: shown, commands } }
  } catch (error) {
    // Whatever it is, the one who asked must hear of it: nobody listens in this thread.
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

/** Where processors are short, whoever waits for an answer goes before a paper. Linux counts this for each thread. */
function giveWay(): void {
  try {
    const thread = Number(path.basename(readlinkSync('/proc/thread-self')))
    setPriority(thread, Math.min(getPriority(thread) + courtesy, constants.priority.PRIORITY_LOW))
  } catch {
    // Another system, or one that does not let it: papers are drawn all the same.
  }
}
