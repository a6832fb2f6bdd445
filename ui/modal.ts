'use client'
import { type RefObject, useEffect, useRef } from 'react'

/**
 * For a dialog before the screen: the browser keeps the focus inside and everything behind out of reach. It begins at
 * the first control that `first` selects, and goes back to where it was.
 */
export function useModal(first?: string): RefObject<HTMLDialogElement | null> {
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = box.current
    const before = document.activeElement
    if (dialog && !dialog.open) {
      dialog.showModal()
      if (first) dialog.querySelector<HTMLElement>(first)?.focus()
    }
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [first])
  return box
}
