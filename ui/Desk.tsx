'use client'
import type { ReactNode } from 'react'
import type { Municipality } from '../domain/catalogue'
import { type Language, type Text, textIn } from '../domain/words'
import { accentStyle } from './accent'
import { Emblem } from './Emblem'
import { useDocumentLanguage } from './screen-language'
import './desk.css'
import './desk-buttons.css'

/** The ground of every screen at a desk: the town's colour, the language, and the contrast that the person chose. */
export function Desk({
  language,
  accent,
  contrast,
  className = '',
  children,
}: {
  language: Language
  accent?: string
  contrast: boolean
  className?: string
  children?: ReactNode
}) {
  useDocumentLanguage(language)
  return (
    <div
      className={`desk ${className}`}
      lang={language}
      data-theme={contrast ? 'contrast' : undefined}
      style={accent && !contrast ? accentStyle(accent) : undefined}
    >
      {children}
    </div>
  )
}

/** The line at the top: whose centre this is, and what is at hand at its right end. */
export function DeskTop({
  municipality,
  branchName,
  language,
  demonstration,
  children,
  right,
}: {
  municipality: Municipality
  branchName: Text
  language: Language
  /** The mark of a demonstration, in words; null where the centre is real. */
  demonstration: string | null
  children?: ReactNode
  right?: ReactNode
}) {
  const town = textIn(municipality.name, language, municipality.languages)
  return (
    <header className="top">
      <Emblem letter={town.slice(0, 1)} />
      <b className="place">{textIn(branchName, language, municipality.languages)}</b>
      {children}
      <span className="sp" />
      {demonstration && <span className="mark">{demonstration}</span>}
      {right}
    </header>
  )
}
