import { connect } from 'node:net'
import type { OpenWire } from './wire'

export interface TcpAddress {
  readonly host: string
  readonly port: number
}

/** Printers answer in a few bytes. */
const longestHeard = 1_024

/** A raw TCP port, as printers have it at 9100. */
export function tcpWire({ host, port }: TcpAddress): OpenWire {
  return events => {
    const hear = (count: number, bytes: Uint8Array) => {
      events.heard(bytes.subarray(0, count))
      return true
    }
    // One buffer for all answers: else each gets 64 kB of its own, to be cleaned up again.
    const onread = { buffer: Buffer.alloc(longestHeard), callback: hear }
    const socket = connect({ host, port, noDelay: true, onread })
    socket.resume()
    socket.on('connect', events.opened)
    // The reason makes no difference: whether refused, reset or unreachable, the wire is gone.
    socket.on('error', events.ended)
    socket.on('close', events.ended)
    socket.on('end', () => socket.destroy())
    return {
      isDrained: () => socket.writableLength === 0,
      send: bytes => void socket.write(bytes, events.drained),
      close: () => socket.destroy(),
    }
  }
}
