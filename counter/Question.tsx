'use client'
import type { KeyboardEvent, ReactNode } from 'react'
import { useModal } from '../ui/modal'

/** A question before the console. The browser keeps the focus inside; Escape goes back, and the focus with it. */
export function Question({
  title,
  about,
  wide = false,
  onBack,
  onKeyDown,
  children,
}: {
  title: ReactNode
  /** One line under the title: whom it is about. */
  about?: ReactNode
  wide?: boolean
  onBack: () => void
  onKeyDown?: (event: KeyboardEvent) => void
  children: ReactNode
}) {
  const box = useModal('input:checked, input[type=search], .choice:not(.bt--quiet)')
  return (
    <dialog
      ref={box}
      className={`question ${wide ? 'question--wide' : ''}`}
      aria-labelledby="question-title"
      onCancel={event => {
        event.preventDefault()
        onBack()
      }}
      onKeyDown={onKeyDown}
    >
      <h2 id="question-title">{title}</h2>
      {about && <p className="about">{about}</p>}
      {children}
    </dialog>
  )
}

/** One answer of several: pressed, or called by its figure. */
export interface Choice {
  readonly words: string
  /** What becomes of it. */
  readonly small?: string
  readonly onChoose: () => void
  /** Cannot be chosen now; the words of why stand in `small`. */
  readonly resting?: boolean
}

/** Which answer a key asks for, unless somebody types. */
export function chooseByKey(event: KeyboardEvent, choices: readonly Choice[]): void {
  const { target } = event
  if (target instanceof Element && target.matches('input:not([type=radio], [type=checkbox]), textarea')) return
  const chosen = choices[Number(event.key) - 1]
  if (!chosen || chosen.resting || event.ctrlKey || event.altKey || event.metaKey) return
  event.preventDefault()
  chosen.onChoose()
}

export function Choices({ choices }: { choices: readonly Choice[] }) {
  return choices.map(({ words, small, onChoose, resting = false }, place) => (
    <button
      key={words}
      type="button"
      className="bt choice"
      aria-disabled={resting}
      onClick={() => !resting && onChoose()}
    >
      <span>
        {words}
        {small && <small>{small}</small>}
      </span>
      <kbd>{place + 1}</kbd>
    </button>
  ))
}

export function BackButton({ words, onBack }: { words: string; onBack: () => void }) {
  return (
    <button type="button" className="bt bt--quiet choice" onClick={onBack}>
      <span>{words}</span>
      <kbd>Esc</kbd>
    </button>
  )
}
