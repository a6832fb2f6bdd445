/** Reports as the devices of each family send them: after HID's usage tables, makers' manuals and published drivers. */

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replace(/\s+/g, ''), 'hex'))
const padded = (text: string, length: number) =>
  Uint8Array.from([...hex(text), ...Array(length).fill(0)].slice(0, length))

/** Honeywell, HID-POS, 64 bytes: number, length, `]Q1`, 56 of data, two of the maker, more to come. */
export const honeywell = {
  ticket: padded('02 09 5d5131 413034322d37663363', 64),
  empty: padded('02 00 5d5131', 64),
  /** `Ћ` in two bytes. */
  cyrillic: padded('02 02 5d5131 d08b', 64),
  /** Firmware that puts a byte more before the symbology. */
  shifted: padded('02 04 00 5d5131 42303037', 64),
}

/** Zebra, as a keyboard: `a4` and Enter, each key down and up. */
export const typedScan = ['04', '00', '21', '00', '28', '00'].map(key => hex(`0000 ${key} 0000000000`))

/** A numeric keypad: Enter down, held, up. */
export const numpad = {
  enter: hex('0000 58 0000000000'),
  enterAndPlus: hex('0000 58 57 00000000'),
  nothing: hex('0000000000000000'),
  /** Too many keys at once: it says so in all six places. */
  rollOver: hex('0000 010101010101'),
}

/** Storm AudioNav, default table: the top key, as the manual prints it. */
export const stormTop = hex('0000 72 0000000000')
/** Its volume key, a consumer control: up, and let go. */
export const stormLouder = [hex('e900'), hex('0000')]

/** A PCsensor pedal with a report number: its middle switch. */
export const pedal = [hex('01 0000 05 0000000000'), hex('01 0000000000000000')]

/** Stream Deck MK.2: the fifth key; the XL: the last; the Mini: the first; the original, from the right: the fourth. */
export const streamDeck = {
  mk2: { product: 0x0080, report: padded('01 00 0f00 0000000001', 512), button: 'Button5' },
  xl: { product: 0x006c, report: padded(`01 00 2000 ${'00'.repeat(31)}01`, 512), button: 'Button32' },
  mini: { product: 0x0063, report: padded('01 01', 17), button: 'Button1' },
  original: { product: 0x0060, report: padded('01 0001', 17), button: 'Button4' },
  /** A dial of the Plus that is turned. */
  dial: { product: 0x0084, report: padded('01 03 0500 0101', 14) },
}
