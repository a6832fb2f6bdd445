import type { CodePage, CodePages } from './printer-profiles'

/** Signs that look so much alike that a reader does not miss them, where a page lacks the first. */
const alike: Readonly<Record<string, string>> = {
  ʼ: '’',
  '–': '-',
  '\u00a0': ' ',
  '’': "'",
  '„': '"',
  '“': '"',
  '”': '"',
}

const tables = new Map<CodePage, ReadonlyMap<string, number>>()

/** Which byte is which letter: asked of the platform, which has the tables of the Encoding Standard. */
function tableOf(page: CodePage): ReadonlyMap<string, number> {
  const known = tables.get(page)
  if (known) return known
  const decoder = new TextDecoder(page)
  const table = new Map<string, number>()
  for (let byte = 0x20; byte < 0x100; byte++) table.set(decoder.decode(Uint8Array.of(byte)), byte)
  table.delete('\ufffd')
  tables.set(page, table)
  return table
}

/** The text in the letters of a page; null when it lacks one of them: half a name is worse than a picture of it. */
export function encodeIn(page: CodePage, text: string): Uint8Array | null {
  const table = tableOf(page)
  const bytes: number[] = []
  for (const letter of text) {
    let found: string | undefined = letter
    while (found !== undefined && !table.has(found)) found = alike[found]
    const byte = found === undefined ? undefined : table.get(found)
    if (byte === undefined) return null
    bytes.push(byte)
  }
  return Uint8Array.from(bytes)
}

/** The first of a printer's pages that holds every letter, with its number; null when none does. */
export function pageFor(pages: CodePages, text: string): { readonly page: CodePage; readonly number: number } | null {
  for (const [page, number] of Object.entries(pages) as [CodePage, number][]) {
    if (encodeIn(page, text)) return { page, number }
  }
  return null
}
