import type { HidBus } from '../devices/hid'
import { Peripherals } from '../devices/peripherals'
import { type PeripheralKeeper, serverHost } from './peripherals'
import { besideRoom, type Sockets } from './publish'

/** The peripherals of the server's own computer, and the kiosks that run on it: the same as an agent, without a wire. */
export function openOwnPeripherals({
  bus,
  keeper,
  sockets,
}: {
  bus: HidBus
  keeper: PeripheralKeeper
  sockets: Sockets
}): Peripherals {
  let own: Peripherals | null = null
  keeper.attach(serverHost, {
    branch: null,
    orders: (bindings, lights) => {
      own?.bind(bindings)
      own?.light(lights)
    },
    toKiosk: said => {
      const kiosks = sockets.to(besideRoom)
      if ('scanned' in said) kiosks.emit('scanned', said.scanned)
      else kiosks.emit('keyed', said.keyed)
    },
  })
  own = new Peripherals({ bus, now: () => performance.now(), say: word => keeper.heard(serverHost, word) })
  return own
}
