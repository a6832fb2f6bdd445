import type { HidBus } from '../devices/hid'
import { Peripherals } from '../devices/peripherals'
import { type PeripheralKeeper, serverHost } from './peripherals'
import { besideRoom } from './publish'
import type { Rooms } from './rooms'

/** The peripherals of the server's own computer, and the kiosks that run on it: the same as an agent, without a wire. */
export function openOwnPeripherals({
  bus,
  keeper,
  rooms,
}: {
  bus: HidBus
  keeper: PeripheralKeeper
  rooms: Rooms
}): Peripherals {
  let own: Peripherals | null = null
  keeper.attach(serverHost, {
    branch: null,
    orders: (bindings, lights) => {
      own?.bind(bindings)
      own?.light(lights)
    },
    toKiosk: said => rooms.sayHere(besideRoom, said),
  })
  own = new Peripherals({ bus, now: () => performance.now(), say: word => keeper.heard(serverHost, word) })
  return own
}
