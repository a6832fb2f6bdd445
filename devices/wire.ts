/** What a wire tells the line that stands on it. After `ended` nothing counts any more. */
export interface WireEvents {
  readonly opened: () => void
  readonly heard: (bytes: Uint8Array) => void
  /** Everything that was given to it has left this machine's memory. */
  readonly drained: () => void
  readonly ended: () => void
}

/** The way to a printer: bytes out, bytes in. It never throws: what breaks it ends it. */
export interface Wire {
  isDrained(): boolean
  send(bytes: Uint8Array): void
  close(): void
}

/** Begins to open one; it says when it is open. */
export type OpenWire = (events: WireEvents) => Wire
