import { connect } from 'node:net'
import type { OpenWire } from './wire'

export interface TcpAddress {
  readonly host: string
  readonly port: number
}

/** A raw TCP port, as printers have it at 9100. */
export function tcpWire({ host, port }: TcpAddress): OpenWire {
  return events => {
    const socket = connect({ host, port, noDelay: true })
    socket.on('connect', events.opened)
    socket.on('data', events.heard)
    // The reason makes no difference: whether refused, reset or unreachable, the wire is gone.
    socket.on('error', events.ended)
    socket.on('close', events.ended)
    socket.on('end', () => socket.destroy())
    return {
      get isDrained() {
        return socket.writableLength === 0
      },
      send: bytes => void socket.write(bytes, events.drained),
      close: () => socket.destroy(),
    }
  }
}
