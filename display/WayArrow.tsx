import type { Way } from '../domain/catalogue'

const shafts: Readonly<Record<Way['arrow'], string>> = {
  right: 'M5 12h14M12 5l7 7-7 7',
  left: 'M19 12H5M12 19l-7-7 7-7',
  up: 'M12 19V5M5 12l7-7 7 7',
  down: 'M12 5v14M19 12l-7 7-7-7',
  ahead: 'M12 19V5M5 12l7-7 7 7',
}

/** Which way a person goes. Decorative: the way is also said in words, and the counter's number stands beside it. */
export function WayArrow({ way }: { way: Way }) {
  return (
    <svg
      aria-hidden="true"
      className="ic"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.25"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={shafts[way.arrow]} />
    </svg>
  )
}
