import type { CSSProperties } from 'react'

/** How red an accent may be before a filled button in it could be read as an alarm. */
const alarmFrom = 0xa0

/**
 * The town's colour as CSS variables for the root of a screen. Where the accent is a bright red, the one primary button
 * is ink instead: a red button at a counter looks like a warning.
 */
export function accentStyle(accent: string): CSSProperties {
  const variables: Record<string, string> = { '--accent': accent }
  if (isAlarm(accent)) {
    variables['--action'] = 'var(--ink)'
    variables['--on-action'] = 'var(--surface)'
  }
  return variables as CSSProperties
}

export function isAlarm(accent: string): boolean {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(accent)
  if (!match) return false
  const [red = 0, green = 0, blue = 0] = match.slice(1).map(part => Number.parseInt(part, 16))
  return red >= alarmFrom && green < red / 2 && blue < red / 2
}
