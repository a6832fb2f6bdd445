import { drawPaper } from './draw-paper'
import type { DrawAnswer, DrawRequest } from './drawing'
import { emblemOf } from './emblem'
import { commandsFor } from './escpos'
import { giveWay } from './give-way'
import { nameOfPaper } from './paper'
import { registerPaperFonts } from './paper-fonts'
import { textPaper } from './text-paper'
import { answerInThread, memoryOf } from './thread'

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
