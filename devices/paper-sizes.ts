/** How a piece of text is set: size in dots, weight, and space between letters in em. */
export interface Setting {
  readonly size: number
  readonly weight: number
  readonly leading: number
  readonly tracking?: number
}

/** The measures of a ticket, in dots. */
export interface Sizes {
  readonly width: number
  /** Paper of 58 mm: what stands side by side on wide paper stands one below the other. */
  readonly narrow: boolean
  readonly margin: number
  readonly inner: number
  /** Turns a measure of the drawing for 576 dots into one for this paper; at least 2, the thinnest line that prints. */
  readonly dots: (of576: number) => number
  readonly settings: Readonly<Record<SettingName, Setting>>
}

export type SettingName = keyof typeof drawn

/** As designed, for 576 dots. */
const drawn = {
  branch: { size: 25, weight: 720, leading: 1.2 },
  town: { size: 24, weight: 520, leading: 1.28 },
  priority: { size: 28, weight: 720, leading: 1.15 },
  priorityName: { size: 23, weight: 560, leading: 1.2 },
  service: { size: 33, weight: 720, leading: 1.15 },
  number: { size: 203, weight: 800, leading: 0.72, tracking: -0.035 },
  label: { size: 23, weight: 520, leading: 1.28 },
  figure: { size: 50, weight: 780, leading: 1.1, tracking: -0.02 },
  counter: { size: 23, weight: 700, leading: 1 },
  heading: { size: 27, weight: 780, leading: 1.18 },
  document: { size: 26, weight: 520, leading: 1.22 },
  hint: { size: 23, weight: 520, leading: 1.25 },
  foot: { size: 22, weight: 520, leading: 1.3 },
  mark: { size: 22, weight: 720, leading: 1.3 },
  copy: { size: 33, weight: 800, leading: 1, tracking: 0.06 },
} satisfies Record<string, Setting>

/** Up to this many dots the paper counts as narrow. */
const narrowUpTo = 450

/** Letters of people who do not see well; the number is as large as it can be anyway. */
const largeScale = 1.2
const alwaysAsDrawn: ReadonlySet<string> = new Set(['number', 'mark', 'counter'])

/** Measures for a print head of any width. */
export function sizesFor(width: number, size: 'usual' | 'large' = 'usual'): Sizes {
  const narrow = width <= narrowUpTo
  // Letters of 58 mm paper are not two thirds of the others: 22 dots would come out 1.8 mm high.
  const scale = narrow ? (width / 384) * 0.85 : width / 576
  const dots = (of576: number) => Math.max(2, Math.round(of576 * scale))
  const margin = narrow ? dots(10) : dots(16)
  const settings = Object.fromEntries(
    Object.entries(drawn).map(([name, setting]) => {
      const letters = size === 'large' && !alwaysAsDrawn.has(name) ? scale * largeScale : scale
      return [name, { ...setting, size: Math.round(setting.size * letters) }]
    }),
  ) as Record<SettingName, Setting>
  return { width, narrow, margin, inner: width - 2 * margin, dots, settings }
}
