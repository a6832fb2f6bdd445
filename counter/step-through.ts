import type { KeyboardEvent } from 'react'

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: at => at + 1,
  ArrowUp: at => at - 1,
  Home: () => 0,
  End: (_at, count) => count - 1,
}

/** The arrows go from row to row of a list; Tab leaves it, and Escape gives the keys back to the page. */
export function stepThrough(event: KeyboardEvent<HTMLElement>): void {
  const rows = [...event.currentTarget.querySelectorAll('button')]
  const at = rows.findIndex(row => row.matches(':focus'))
  if (event.key === 'Escape') rows[at]?.blur()
  const next = steps[event.key]?.(at, rows.length)
  if (next === undefined) return
  event.preventDefault()
  rows[next]?.focus()
}
