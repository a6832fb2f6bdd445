'use client'
import { Search } from 'lucide-react'
import { useState } from 'react'
import type { Catalogue, Service } from '../domain/catalogue'
import { type ServiceCode, textIn } from '../domain/words'
import type { Speech } from './speech'

/** More are not read; who seeks types another letter. */
const shown = 40

/** One of the town's services, found by a part of its name, of what people call it, or by its code. */
export function ServicePick({
  catalogue,
  speech,
  chosen,
  without = [],
  onChoose,
}: {
  catalogue: Catalogue
  speech: Speech
  chosen: ServiceCode | null
  without?: readonly ServiceCode[]
  onChoose: (service: ServiceCode) => void
}) {
  const { say, language, languages } = speech
  const [typed, setTyped] = useState('')
  const found = catalogue.services.filter(service => !without.includes(service.code) && isMeant(service, typed, speech))
  return (
    <div className="pick">
      <label className="field">
        <Search className="ic" />
        <span className="sr">{say('findService')}</span>
        <input
          type="search"
          autoComplete="off"
          placeholder={say('findService')}
          value={typed}
          onChange={event => setTyped(event.target.value)}
        />
      </label>
      <ul className="options">
        {found.slice(0, shown).map(({ code, name }) => (
          <li key={code}>
            <label>
              <input type="radio" name="service" checked={chosen === code} onChange={() => onChoose(code)} />
              <span>{textIn(name, language, languages)}</span>
            </label>
          </li>
        ))}
        {found.length === 0 && <li className="none">{say('noService')}</li>}
      </ul>
    </div>
  )
}

function isMeant(service: Service, typed: string, { language, languages }: Speech): boolean {
  const words = typed.trim().toLocaleLowerCase(language).split(/\s+/)
  const names = [textIn(service.name, language, languages), service.code, ...(service.keywords[language] ?? [])]
  const text = names.join(' ').toLocaleLowerCase(language)
  return words.every(word => text.includes(word))
}
