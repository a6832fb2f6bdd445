import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { OpenWire } from './wire'

/** How often a device is asked for bytes, and offered those that it would not take. */
const lookMs = 20
const mostRead = 256

/**
 * A printer behind a device file that is also read: `/dev/usb/lp0`. `find` says which file it is now, or null when it
 * is not plugged in. Never blocking: a printer without paper takes no bytes, and would hold a thread for ever.
 */
export function deviceWire(find: () => Promise<string | null>): OpenWire {
  return events => {
    const waiting: Uint8Array[] = []
    let file: FileHandle | null = null
    let ended = false

    async function begin(): Promise<void> {
      const path = await find()
      if (path === null) return end()
      file = await open(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY)
      if (ended) return end()
      events.opened()
      void round(read)
      void round(write)
    }

    /** Does it again and again until the wire has ended; what the device cannot do right now is tried again. */
    async function round(act: (file: FileHandle) => Promise<boolean>): Promise<void> {
      while (!ended && file) {
        try {
          if (await act(file)) continue
        } catch (fault) {
          if (!isForLater(fault)) return end()
        }
        await new Promise(resolve => setTimeout(resolve, lookMs))
      }
    }

    async function read(from: FileHandle): Promise<boolean> {
      const { bytesRead, buffer } = await from.read(Buffer.alloc(mostRead), 0, mostRead, null)
      if (bytesRead > 0 && !ended) events.heard(buffer.subarray(0, bytesRead))
      return bytesRead > 0
    }

    async function write(to: FileHandle): Promise<boolean> {
      const [first] = waiting
      if (!first) return false
      const { bytesWritten } = await to.write(first)
      if (bytesWritten < first.length) waiting[0] = first.subarray(bytesWritten)
      else waiting.shift()
      if (waiting.length === 0 && !ended) events.drained()
      return bytesWritten > 0
    }

    function end(): void {
      const open = file
      file = null
      void open?.close().catch(() => undefined)
      if (ended) return
      ended = true
      events.ended()
    }

    begin().catch(end)
    return {
      isDrained: () => waiting.length === 0,
      send: bytes => void waiting.push(bytes),
      close: end,
    }
  }
}

function isForLater(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && (fault.code === 'EAGAIN' || fault.code === 'EINTR')
}
