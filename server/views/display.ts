import { localTime } from '../../domain/local-time'
import { openingAt } from '../../domain/opening'
import type { DisplayView } from '../../domain/views'
import { callsShown, queuesNow, type Scene, waitingIn, whole } from './scene'

const recentShown = 8

/** What the hall looks at. It names nobody (rule S4). */
export function displayView(scene: Scene, zone: string | null): DisplayView {
  const { hall, catalogue, now } = scene
  const [newest, ...others] = callsShown(scene, zone, recentShown)
  const { day } = localTime(now, catalogue.municipality.timeZone)
  const atCounter = newest && hall.counters.get(newest.counter)?.ticket
  const isStillThere = atCounter && hall.tickets.get(atCounter)?.number === newest.number
  return {
    ...whole(scene),
    screen: 'display',
    zone,
    opening: openingAt(catalogue, now),
    current: newest && isStillThere ? newest : null,
    recent: newest && !isStillThere ? [newest, ...others] : others,
    queues: queuesNow(scene),
    notices: catalogue.notices
      .filter(notice => notice.from <= day && day <= notice.until)
      .map(({ title, body }) => ({ title, body })),
    waiting: waitingIn(hall),
  }
}
