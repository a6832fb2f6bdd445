import { parentPort } from 'node:worker_threads'
import { drawPaper } from './draw-paper'
import type { DrawAnswer, DrawRequest } from './drawing'
import { commandsFor } from './escpos'
import { nameOfPaper } from './paper'
import { registerPaperFonts } from './paper-fonts'

/** Draws tickets in a thread of its own, so that no screen waits for one. */
registerPaperFonts()

parentPort?.on('message', ({ id, paper, profile }: DrawRequest) => parentPort?.postMessage(answer(id, paper, profile)))

function answer(id: number, paper: DrawRequest['paper'], profile: DrawRequest['profile']): DrawAnswer {
  try {
    const raster = drawPaper(paper, profile.width)
    return { id, drawn: { name: nameOfPaper(paper), raster, commands: commandsFor(raster, profile) } }
  } catch (error) {
    // Whatever it is, the one who asked must hear of it: nobody listens in this thread.
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
