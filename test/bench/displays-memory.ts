import type { Programs } from './cells'
import type { DisplayJob } from './displays'
import type { System } from './systems'
import { Worker } from './worker'

/** What the server's heap and buffers hold for each connected display, in kilobytes; how long all took to connect. */
export interface DisplayCost {
  readonly kilobytes: number
  readonly connectMs: number
}

export async function displayCost(programs: Programs, system: System, displays: number): Promise<DisplayCost> {
  const running = await system.start()
  const screens = new Worker(programs.displays)
  const connect = (many: number): DisplayJob => ({
    do: 'connect',
    url: running.url,
    displays: many,
    auth: running.display,
  })
  try {
    // Some have come and gone before: what the first one costs is not what each costs.
    await screens.ask(connect(20))
    await screens.ask(connect(1))
    await rest()
    const before = await running.usage('cleaned')
    const { ms } = await screens.ask<{ ms: number }>(connect(displays))
    await rest()
    const after = await running.usage('cleaned')
    return { kilobytes: (after.held - before.held) / 1024 / displays, connectMs: ms }
  } finally {
    screens.close()
    await running.stop()
  }
}

function rest(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 1_500))
}
