import { readlinkSync } from 'node:fs'
import { constants, getPriority, setPriority } from 'node:os'
import path from 'node:path'
import { drawPaper } from './draw-paper'
import type { DrawAnswer, DrawRequest } from './drawing'
import { emblemOf } from './emblem'
import { commandsFor } from './escpos'
import { nameOfPaper } from './paper'
import { registerPaperFonts } from './paper-fonts'
import { textPaper } from './text-paper'
import { answerInThread, memoryOf } from './thread'

/** Levels below those of the program's other threads, of Unix's forty. */
const courtesy = 10

/** Draws papers in a thread of its own, so that no screen waits for one. */
registerPaperFonts()
giveWay()

answerInThread(answer, said => ('drawn' in said ? memoryOf(said.drawn.raster.bits, said.drawn.commands) : []))

async function answer(request: DrawRequest): Promise<DrawAnswer> {
  if ('picture' in request) return { emblem: await emblemOf(Buffer.from(request.picture)) }
  const { paper, profile, withBits } = request
  const raster = drawPaper(paper, profile.width)
  const commands = textPaper(paper, profile) ?? commandsFor(raster, profile)
  // Memory from another thread presses on the first one: a paper there is cleaned up by stopping everything.
  const shown = withBits ? raster : { ...raster, bits: new Uint8Array(0) }
  return { drawn: { name: nameOfPaper(paper), raster: shown, commands } }
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
