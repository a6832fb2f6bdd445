import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, test } from 'vitest'
import { refusals } from '../../domain/refusal'
import { languages } from '../../domain/words'

const root = join(process.cwd(), 'messages')
const files = readdirSync(join(root, 'en')).filter(file => file.endsWith('.json'))

function read(language: string, file: string): Record<string, string> {
  return JSON.parse(readFileSync(join(root, language, file), 'utf8')) as Record<string, string>
}

type Part = { readonly type: number; readonly value?: string; readonly options?: Record<string, { value: Part[] }> }

/** The names of the values that a text needs; ICU's types 0 and 7 are literal text and `#`. */
function needs(parts: readonly Part[]): string[] {
  return parts.flatMap(part => {
    if (part.type === 0 || part.type === 7) return []
    const inner = Object.values(part.options ?? {}).flatMap(option => needs(option.value))
    return [part.value ?? '', ...inner]
  })
}

function needsOf(text: string, language: string): string[] {
  return [...new Set(needs(new IntlMessageFormat(text, language).getAst() as Part[]))].sort()
}

describe.each(files)('%s', file => {
  const english = read('en', file)
  test.each(languages)('%s has the keys of English, well formed, with the same values', language => {
    const texts = read(language, file)
    expect(Object.keys(texts).sort()).toEqual(Object.keys(english).sort())
    for (const [key, text] of Object.entries(texts)) {
      expect(text.trim(), key).not.toBe('')
      expect(needsOf(text, language), key).toEqual(needsOf(english[key] ?? '', 'en'))
    }
  })
})

test('every refusal has words', () => {
  for (const language of languages) expect(Object.keys(read(language, 'refusals.json'))).toEqual([...refusals])
})
