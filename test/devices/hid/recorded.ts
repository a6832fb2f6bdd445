/** What real devices were seen to send, byte for byte, and where that was published. */

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replace(/\s+/g, ''), 'hex'))
const zeros = (count: number) => '00'.repeat(count)

/** A Honeywell Voyager 1602g, the first two and the last of six: github.com/HenkVanAsselt/python_hon_usbhid, README.md. */
export const voyager = {
  reports: [
    '02385d583050726f64756374204e616d653a20566f79616765722031363032670d0a426f6f74205265766973696f6e3a203a20383939320d0a536f66743f0001',
    '02385d5830776172652050617274204e756d6265723a2043573030303038324242410d0a536f667477617265205265766973696f6e3a202450726f6a653f0001',
    `02095d5830756d3a204e2f410d0a${zeros(47)}3f0000`,
  ].map(hex),
  code: 'Product Name: Voyager 1602g Boot Revision: : 8992 Software Part Number: CW000082BBA Software Revision: $Projeum: N/A',
}

/**
 * A code of 60 bytes from an Access-IS LSR118, manual (2020) appendix B.1.1: 56 and 4, the rest of it zeros. The manual
 * does not print the last four: they are ours.
 */
export const boardingPass = {
  reports: [
    `02385d5130${Buffer.from('M1GATHERGOOD/MICHAEL  YABCDEF LHRDURAK 3542 052Y003D23  ').toString('hex')}730001`,
    `02045d5130${Buffer.from('4900').toString('hex')}${zeros(52)}730000`,
  ].map(hex),
  code: 'M1GATHERGOOD/MICHAEL  YABCDEF LHRDURAK 3542 052Y003D23  4900',
}

/** A scanner as a keyboard, which ends with Enter and then Ctrl, Shift and J: github.com/node-hid/node-hid/issues/323. */
export const typedNumber = {
  reports: [
    ...['23', '26', '22', '24', '25', '21', '1f', '1f', '27', '25', '25', '22', '23', '28'].flatMap(key => [
      `0000000000000000`,
      `0000${key}0000000000`,
    ]),
    ...['0000000000000000', '0300000000000000', '03000d0000000000', '0300000000000000', '0000000000000000'],
  ].map(hex),
  code: '6957842208856',
}

/** An NFC reader as a keyboard, whose reports have a number: github.com/node-hid/node-hid/issues/228. Shift is no key. */
export const numbered = hex('02 00 00 27 00 00 00 00 00')

/**
 * The eight keys of an EZ Access pad, by the codes that browsers give F17 to F24: github.com/cloudbearings/ez-access-web,
 * js/eznav.js. Storm's manual of the AudioNav prints the report of one of them: `<<` is 0x72.
 */
export const ezAccess = {
  browserCodes: {
    128: 'help',
    129: 'up',
    130: 'down',
    131: 'select',
    132: 'back',
    133: 'right',
    134: 'back',
    135: 'right',
  },
  report: (browserCode: number) => hex(`0000 ${(0x6c + browserCode - 128).toString(16)} 0000000000`),
}

/** Elgato's own description of its reports, docs.elgato.com/streamdeck/hid: kind, length, then a byte for each key. */
export const streamDecks = [
  // The first of them counts from the right: gist.github.com/cliffrowley/d18a9c4569537b195f2b1eb6c68469e0.
  { product: 0x0060, report: hex(`01 01${zeros(15)}`), button: 'Button5' },
  { product: 0x0060, report: hex(`01 0000000000 0000000001 ${zeros(6)}`), button: 'Button6' },
  { product: 0x00b3, report: hex(`01 0001${zeros(14)}`), button: 'Button2' },
  { product: 0x00b8, report: hex(`01 000000000001${zeros(10)}`), button: 'Button6' },
  { product: 0x009a, report: hex(`01 00 0a00 ${zeros(9)}01 ${zeros(498)}`), button: 'Button10' },
  { product: 0x00b9, report: hex(`01 00 0f00 ${zeros(14)}01 ${zeros(493)}`), button: 'Button15' },
  { product: 0x0086, report: hex('01 00 0300 010000'), button: 'Button1' },
  // Of those that are not made yet.
  { product: 0x7fff, report: hex(`01 00 2400 ${zeros(35)}01`), button: 'Button36' },
]
