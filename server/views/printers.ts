import type { PrintersView } from '../../domain/views'
import { type Scene, whole } from './scene'

/** What an admin sets up. */
export function printersView(scene: Scene): PrintersView {
  const counters = scene.catalogue.branch.counters.map(({ number }) => number).sort((a, b) => a - b)
  return { ...whole(scene), screen: 'printers', branches: scene.branches, counters, ...scene.printers() }
}
