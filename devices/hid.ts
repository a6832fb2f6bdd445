/** A HID device as the operating system lists it: one for each path, whatever it can do. */
export interface HidListed {
  readonly path: string
  readonly vendor: number
  readonly product: number
  readonly name: string
  readonly serial: string
  /** Where it is plugged in, `1-1.3`: the same after a replug into the same socket. Empty where that is not known. */
  readonly port: string
  /** What it says it is, of HID's usage tables: a page and a usage for each of its collections. */
  readonly usages: readonly { readonly page: number; readonly usage: number }[]
}

/** The first byte is the report's number, 0 where a device has only one. */
export interface HidReport {
  readonly by: 'output' | 'feature'
  readonly bytes: Uint8Array
}

export type HidWord =
  | { readonly is: 'listed'; readonly devices: readonly HidListed[] }
  | { readonly is: 'report'; readonly path: string; readonly bytes: Uint8Array }
  | { readonly is: 'opened'; readonly path: string }
  /** It went away, it may not be opened, or it says more than any hand can: then it is left alone for a while. */
  | { readonly is: 'closed'; readonly path: string; readonly why: 'gone' | 'forbidden' | 'flood' }

/** The HID devices of this computer. None of its calls waits or throws. */
export interface HidBus {
  listen(listener: (word: HidWord) => void): void
  /** Exactly these are to be open, now and whenever they are there. */
  open(paths: readonly string[]): void
  send(path: string, report: HidReport): void
  close(): Promise<void>
}
