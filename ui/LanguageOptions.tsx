import type { Language } from '../domain/words'
import { languageNames } from './words'

/** For a list of choices: each language as it calls itself. */
export function LanguageOptions({ languages }: { languages: readonly Language[] }) {
  return languages.map(tag => (
    <option key={tag} value={tag} lang={tag}>
      {languageNames[tag]}
    </option>
  ))
}
