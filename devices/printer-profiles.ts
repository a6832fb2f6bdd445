/** How a printer tells how it is. `epson`: `DLE EOT` 1 to 4; `custom`: `DLE EOT 20`, six bytes; `none`: never. */
export type StatusKind = 'epson' | 'custom' | 'none'

/**
 * Tables of letters that a printer may have built in, by their names in the Encoding Standard, and what its maker numbers
 * them with (`ESC t n`).
 */
export type CodePages = Readonly<Partial<Record<CodePage, number>>>
export type CodePage = 'windows-1251' | 'windows-1250' | 'windows-1254' | 'ibm866'

/** What a printer is like. Widths are whole bytes of 8 dots. */
export interface PaperProfile {
  /** Dots across: 576 on 80 mm, 384 on 58 mm, 512 at 180 dpi; others exist. */
  readonly width: number
  readonly dpi: 180 | 203
  /** Letters across, in the printer's own larger type. */
  readonly columns: number
  readonly cutter: 'partial' | 'full' | 'none'
  /** From the print head to the cutter, in dots. */
  readonly feedDots: number
  readonly status: StatusKind
  /** Whether it feels that the roll runs low. Where it does not, those bits mean nothing. */
  readonly feelsLowPaper: boolean
  /** A presenter holds the cut paper and pushes it out; it has a command of its own. */
  readonly presenter: 'none' | 'custom'
  /** `text`: so slow at pictures that a ticket is set in the printer's own letters, where it has them. */
  readonly letters: 'drawn' | 'text'
  readonly codePages: CodePages
}

const epsonPages: CodePages = { 'windows-1251': 46, 'windows-1250': 45, 'windows-1254': 48, ibm866: 17 }

const usual: PaperProfile = {
  width: 576,
  dpi: 203,
  columns: 48,
  cutter: 'partial',
  // The head stands some 15 mm above the cutter.
  feedDots: 120,
  status: 'epson',
  feelsLowPaper: true,
  presenter: 'none',
  letters: 'drawn',
  codePages: epsonPages,
}

/** Nothing is promised that such a printer was not seen to have. */
const nameless: Partial<PaperProfile> = { status: 'none', feelsLowPaper: false, codePages: {} }

/**
 * Kinds of printers, by what makers write and what lists of known printers say. The number of a code page differs from
 * maker to maker, and where one is not known it is left out: a wrong number prints another alphabet.
 */
export const profiles = {
  'epson-80': usual,
  'epson-80-180dpi': { ...usual, width: 512, dpi: 180, columns: 42, feedDots: 106 },
  'epson-58': { ...usual, width: 384, columns: 32, cutter: 'none', feelsLowPaper: false },
  star: {
    ...usual,
    codePages: { 'windows-1251': 34, 'windows-1250': 33, ibm866: 10 },
  },
  citizen: { ...usual, codePages: { ibm866: 7 } },
  bixolon: {
    ...usual,
    width: 512,
    dpi: 180,
    columns: 42,
    feedDots: 106,
    codePages: { 'windows-1251': 28, 'windows-1250': 47, 'windows-1254': 25, ibm866: 17 },
  },
  // Custom VKP80, KPM150 and their like: the presenter feeds, so that nothing is fed before the cut.
  'custom-presenter': {
    ...usual,
    cutter: 'full',
    feedDots: 0,
    status: 'custom',
    presenter: 'custom',
    codePages: {},
  },
  'plain-80': { ...usual, ...nameless },
  'plain-58': { ...usual, ...nameless, width: 384, columns: 32, cutter: 'none' },
  'slow-80': { ...usual, letters: 'text' },
} as const satisfies Readonly<Record<string, PaperProfile>>

export type ProfileName = keyof typeof profiles
export const profileNames = Object.keys(profiles) as readonly ProfileName[]
export const usualProfile: ProfileName = 'epson-80'

/** The kind of printer that is like this; the usual one where none is quite so. */
export function profileNameOf(like: PaperProfile): ProfileName {
  const text = (of: PaperProfile) => JSON.stringify(Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1)))
  return profileNames.find(name => text(profiles[name]) === text(like)) ?? usualProfile
}
