import type { Parts } from './ConsoleScreen'

/** Nobody is at the counter: what comes next is one key away, or there is nobody to call. */
export function NobodyHere({ view, say }: Parts) {
  return (
    <div className="nobody">
      <h1>{view.waiting.length > 0 ? say('counterFree') : say('nobodyWaits')}</h1>
      <p>{view.waiting.length > 0 ? say('counterFreeDo', { count: view.waitingCount }) : say('nobodyWaitsDo')}</p>
    </div>
  )
}
