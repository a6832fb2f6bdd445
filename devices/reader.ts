import type { PeripheralRole } from '../domain/peripheral'
import { readButtonReport } from './button-report'
import type { ReportShape } from './hid-families'
import { type KeysDown, readConsumerReport, readKeyboardReport } from './keyboard-report'
import { gatherCode, type HeldCode, readPosReport } from './pos-scanner'
import { moveFingers, noFingers } from './presses'
import { nothingTyped, typeOn } from './typed-code'

/** What one report led to: codes that are whole, keys that count as pressed. */
export interface ReadOut {
  readonly scanned: readonly string[]
  readonly pressed: readonly string[]
}

/** Reads the reports of one path in their order. What is no report of this shape means nothing. */
export type Reader = (report: Uint8Array, at: number) => ReadOut

const nothing: ReadOut = { scanned: [], pressed: [] }

/** A new one for each plugging: nothing of what was half said before is taken up again. */
export function newReader(shape: ReportShape, role: PeripheralRole, product: number): Reader {
  switch (shape) {
    case 'pos-scanner':
      return posReader()
    case 'keyboard':
      return role === 'scanner' ? typingReader() : keysReader(readKeyboardReport, role)
    case 'consumer':
      return role === 'scanner' ? () => nothing : keysReader(readConsumerReport, role)
    case 'buttons':
      return keysReader(report => readButtonReport(product, report), role)
    case 'lamp':
      return () => nothing
  }
}

function posReader(): Reader {
  let held: HeldCode | null = null
  return (report, at) => {
    const said = readPosReport(report)
    if (!said) return nothing
    const gathered = gatherCode(held, said, at)
    held = gathered.held
    return gathered.code === null ? nothing : { scanned: [gathered.code], pressed: [] }
  }
}

function typingReader(): Reader {
  let typing = nothingTyped
  return (report, at) => {
    const down = readKeyboardReport(report)
    if (!down) return nothing
    const typed = typeOn(typing, down, at)
    typing = typed.typing
    return typed.code === null ? nothing : { scanned: [typed.code], pressed: [] }
  }
}

/** A clerk's key counts when it is let go; a person who feels their way is answered at the touch. */
function keysReader(read: (report: Uint8Array) => KeysDown | null, role: PeripheralRole): Reader {
  let fingers = noFingers
  return (report, at) => {
    const down = read(report)
    if (!down) return nothing
    const moved = moveFingers(fingers, down, at)
    fingers = moved.fingers
    return { scanned: [], pressed: role === 'navigation' ? moved.begun : moved.pressed }
  }
}
