'use client'
import { useEffect, useRef } from 'react'
import type { Say } from '../ui/words'

export const pauseReasons = ['break', 'lunch', 'office', 'technical'] as const
export type PauseReason = (typeof pauseReasons)[number]

export function isPauseReason(reason: string): reason is PauseReason {
  return pauseReasons.some(known => known === reason)
}

/** Why the counter rests: one press, or one of the keys 1 to 4. Escape goes back. */
export function PauseDialog({
  say,
  onChoose,
  onCancel,
}: {
  say: Say
  onChoose: (reason: PauseReason) => void
  onCancel: () => void
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="pause"
      aria-labelledby="pause-title"
      onCancel={onCancel}
      onKeyDown={event => {
        const reason = pauseReasons[Number(event.key) - 1]
        if (reason) onChoose(reason)
      }}
    >
      <h2 id="pause-title">{say('pauseWhy')}</h2>
      {pauseReasons.map((reason, place) => (
        <button key={reason} type="button" className="bt" onClick={() => onChoose(reason)}>
          <span>{say(`pause.${reason}`)}</span>
          <kbd>{place + 1}</kbd>
        </button>
      ))}
      <button type="button" className="bt bt--quiet" onClick={onCancel}>
        <span>{say('back')}</span>
        <kbd>Esc</kbd>
      </button>
    </dialog>
  )
}
