import type { CSSProperties } from 'react'

/**
 * The municipality's colour as style for a screen's root. A colour too pale for white text is not used at all; one that
 * reads as an alarm stays on the sign but not on the button (`--action` becomes ink). Not for the contrast theme, which
 * has colours of its own.
 */
export function accentStyle(accent: string): CSSProperties {
  const rgb = parse(accent)
  if (!rgb || contrastWithWhite(rgb) < 4.5) return paint('#14191f', false)
  return paint(accent, looksLikeAlarm(rgb))
}

type Rgb = readonly [number, number, number]

function paint(accent: string, alarm: boolean): CSSProperties {
  return {
    '--accent': accent,
    '--action': alarm ? 'var(--ink)' : accent,
    '--on-action': '#ffffff',
  } as CSSProperties
}

/** Only `#rrggbb`: the value comes from a town's file and goes into a style. */
function parse(accent: string): Rgb | null {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(accent)
  if (!found) return null
  const [red, green, blue] = found.slice(1).map(part => Number.parseInt(part, 16))
  return [red ?? 0, green ?? 0, blue ?? 0]
}

/** WCAG 2.2, relative luminance. */
function contrastWithWhite(rgb: Rgb): number {
  const [red, green, blue] = rgb.map(part => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0) + 0.05)
}

function looksLikeAlarm(rgb: Rgb): boolean {
  const [red, green, blue] = rgb.map(part => part / 255) as [number, number, number]
  const max = Math.max(red, green, blue)
  const min = Math.min(red, green, blue)
  if (max !== red || max === min) return false
  const lightness = (max + min) / 2
  const saturation = (max - min) / (1 - Math.abs(2 * lightness - 1))
  const hue = (60 * ((green - blue) / (max - min)) + 360) % 360
  return (hue >= 345 || hue <= 20) && saturation >= 0.5 && lightness >= 0.3
}
