import type { PrintersView } from '../../domain/views'
import { type Scene, whole } from './scene'

/** What an admin sets up. */
export function printersView(scene: Scene): PrintersView {
  return { ...whole(scene), screen: 'printers', branches: scene.branches, ...scene.printers() }
}
