import { Drawing } from '../../devices/drawing'
import { largestEmblem } from '../../devices/emblem'
import type { TicketPaper } from '../../devices/paper'
import { pngOf } from '../../devices/png'
import { profiles } from '../../devices/printer-profiles'
import type { Catalogue } from '../../domain/catalogue'
import type { TicketDesign } from '../../domain/ticket-design'
import { type Language, languages, textIn } from '../../domain/words'
import type { Centre } from '../centre'
import { design } from '../commands/design-change'
import type { Designs } from '../designs'
import { type Door, isSameOrigin } from '../door'
import { designOf, headOf } from '../printing'
import { isAllowed, isKnown } from '../who'
import { addressOf, bodyOf, bytesOf, type Exchange, type Route, send, sendJson } from './exchange'

export interface DesignMeans {
  readonly centre: () => Centre
  readonly door: Door
  readonly designs: Designs
  readonly now: () => number
}

/** A picture that takes longer is not worth waiting for. */
const longestDrawingMs = 5_000
const no = (refusal: string) => JSON.stringify({ ok: false, refusal })

/** What an admin needs while changing the tickets: how they are, how they would look, and arms from a picture. */
export function designRoutes({ centre, door, designs, now }: DesignMeans): readonly Route[] {
  /** The branch's catalogue, for an admin of it; otherwise the answer is given. */
  async function reach(exchange: Exchange): Promise<Catalogue | null> {
    const { headers } = exchange.request
    const { branch = '' } = exchange.named
    const actor = await door({ headers, address: addressOf(exchange.request) })
    const catalogue = centre().catalogue(branch)
    if (!catalogue) await sendJson(exchange, 404, no('branch/unknown'))
    else if (!isAllowed(actor, ['admin'], branch) || !isSameOrigin(headers))
      await sendJson(exchange, isKnown(actor) ? 403 : 401, no('person/not-allowed'))
    else return catalogue
    return null
  }

  return [
    {
      method: 'GET',
      path: '/api/v1/branches/:branch/design',
      answer: async exchange => {
        const catalogue = await reach(exchange)
        if (catalogue) await sendJson(exchange, 200, JSON.stringify(designs.of(catalogue.municipality.code)))
      },
    },
    {
      method: 'POST',
      path: '/api/v1/branches/:branch/design-preview',
      answer: async exchange => {
        const catalogue = await reach(exchange)
        if (!catalogue) return
        const body = (await bodyOf(exchange.request)) as { design?: unknown; language?: unknown; narrow?: unknown }
        const wanted = design.safeParse(body?.design)
        const language = languages.find(known => known === body?.language)
        if (!wanted.success || !language) return sendJson(exchange, 400, no('input/invalid'))
        const paper = sampleTicket(catalogue, { design: wanted.data, language, issuedAt: now() })
        const drawn = await inTime(drawing => drawing.draw(paper, profiles[body.narrow ? 'epson-58' : 'epson-80']))
        if (drawn) await send(exchange, { status: 200, type: 'image/png', body: pngOf(drawn.raster) })
        else await sendJson(exchange, 400, no('input/invalid'))
      },
    },
    {
      method: 'POST',
      path: '/api/v1/branches/:branch/emblem',
      answer: async exchange => {
        if (!(await reach(exchange))) return
        const picture = await bytesOf(exchange.request, largestEmblem)
        // What was too long was not read to its end: nothing more can be said on this connection.
        if (!picture) exchange.response.setHeader('Connection', 'close')
        const emblem = picture && (await inTime(drawing => drawing.emblem(picture)))
        if (emblem) await sendJson(exchange, 200, JSON.stringify(emblem))
        else await sendJson(exchange, 400, no('picture/unusable'))
      },
    },
  ]
}

/**
 * In a thread of its own that is given up: what an admin tries out neither holds up tickets nor stays in memory. Null
 * when it cannot be drawn.
 */
async function inTime<T>(draw: (drawing: Drawing) => Promise<T>): Promise<T | null> {
  const drawing = new Drawing()
  const tooLate = setTimeout(() => void drawing.close(), longestDrawingMs)
  try {
    return await draw(drawing)
  } catch {
    return null
  } finally {
    clearTimeout(tooLate)
    await drawing.close()
  }
}

/** A ticket as somebody could take it now: the longest name of a service shows whether all fits. */
function sampleTicket(
  catalogue: Catalogue,
  { design, language, issuedAt }: { design: TicketDesign; language: Language; issuedAt: number },
): TicketPaper {
  const { municipality, services, queues, branch } = catalogue
  const say = (text: Parameters<typeof textIn>[0]) => textIn(text, language, municipality.languages)
  const service = [...services].sort((a, b) => say(b.name).length - say(a.name).length)[Math.floor(services.length / 3)]
  const queue = queues.find(({ code }) => code === service?.queue)
  const [counter] = branch.counters
  return {
    kind: 'ticket',
    ...headOf(catalogue, { language, design, issuedAt }),
    ...designOf(design, { language, service: service?.name ?? {}, catalogue }),
    number: `${queue?.prefix ?? 'А'}047`,
    serviceName: service ? say(service.name) : '',
    priority: null,
    ahead: 5,
    wait: { fromMinutes: 8, toMinutes: 14 },
    counters: counter ? [counter.number] : [],
    way: counter?.way ? say(counter.way.text) : null,
    documents: (service?.documents ?? []).slice(0, 3).map(say),
    url: 'https://redica.example/t/0000000000000000000000',
    copy: false,
  }
}
