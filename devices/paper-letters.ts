/**
 * Letters of our languages that the typeface lacks: how they are put together. Bulgarian and Macedonian write `ѝ` and
 * `ѐ`, and a machine without fonts of its own would print a box.
 */
const composed: Readonly<Record<string, { readonly base: string; readonly graveRaised?: number }>> = {
  // The Latin letter looks the same.
  ѐ: { base: 'è' },
  Ѐ: { base: 'È' },
  // A grave is set above it; in em above where it stands over a small letter.
  ѝ: { base: 'и', graveRaised: 0 },
  Ѝ: { base: 'И', graveRaised: 0.17 },
}

/** The text in letters that the typeface has. */
export function inOurLetters(text: string): string {
  return text.replace(/[ѐЀѝЍ]/g, letter => composed[letter]?.base ?? letter)
}

/** Where a grave must be set: behind how many letters the bare one stands, and how high. */
export function gravesIn(text: string): readonly { readonly at: number; readonly raised: number }[] {
  return [...text.matchAll(/[ѝЍ]/g)].map(({ index, 0: letter }) => {
    return { at: index, raised: composed[letter]?.graveRaised ?? 0 }
  })
}
