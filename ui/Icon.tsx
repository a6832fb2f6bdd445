import { createElement } from 'react'
import type { IconShape } from '../domain/catalogue'

/** A line drawing of 24 units. Decorative: a word always stands beside it. */
export function Icon({ shapes, className = '' }: { shapes: readonly IconShape[]; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      className={`ic ${className}`}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {shapes.map(([tag, attributes], place) => createElement(tag, { key: `${tag}${place}`, ...attributes }))}
    </svg>
  )
}
