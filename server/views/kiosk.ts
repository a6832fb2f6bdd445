import type { Hall } from '../../domain/hall'
import { openingAt, serviceClosed } from '../../domain/opening'
import type { KioskView } from '../../domain/views'
import type { Actor } from '../who'
import { queuesNow, type Scene, waitingIn, whole } from './scene'

type SameAtEach = Omit<KioskView, 'printer' | 'paperLeft'>

const sameAtEach = new WeakMap<Scene, SameAtEach>()

/** What a citizen chooses from at this kiosk. The services themselves are in the catalogue, which the kiosk keeps. */
export function kioskView(scene: Scene, kiosk: Actor): KioskView {
  const printer = scene.printerOf(kiosk)
  const same = sameAtEach.get(scene) ?? drawSame(scene)
  return { ...same, printer: printer?.status ?? 'offline', paperLeft: printer?.isPaperLeft ?? false }
}

/** Drawn once for all kiosks of a branch: a centre may have twenty. */
function drawSame(scene: Scene): SameAtEach {
  const { hall, catalogue, now } = scene
  const same: SameAtEach = {
    ...whole(scene),
    screen: 'kiosk',
    catalogue: catalogue.version,
    opening: openingAt(catalogue, now),
    queues: queuesNow(scene),
    waiting: waitingIn(hall),
    countersOpen: [...hall.counters.values()].filter(counter => counter.state === 'open').length,
    counters: catalogue.branch.counters.length,
    closedServices: closedServices(scene),
    appointments: appointments(hall),
  }
  sameAtEach.set(scene, same)
  return same
}

/** A reason that staff wrote is in the town's first language; for hours and limits the kiosk has words of its own. */
function closedServices({ hall, catalogue, now }: Scene): KioskView['closedServices'] {
  const [first = 'en'] = catalogue.municipality.languages
  return catalogue.services.flatMap(service => {
    const closed = serviceClosed(hall, service, catalogue, now)
    if (!closed) return []
    return [{ code: service.code, reason: closed.because === 'switched-off' ? { [first]: closed.reason } : {} }]
  })
}

function appointments(hall: Hall): KioskView['appointments'] {
  const toCome = [...hall.appointments.values()].filter(one => one.day === hall.day && one.ticket === null)
  if (toCome.length === 0) return null
  return toCome.every(({ code }) => /^\d+$/.test(code)) ? 'digits' : 'letters'
}
