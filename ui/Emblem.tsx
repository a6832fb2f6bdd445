/** Stands where the municipality's arms go: its first letter in a shield. Decorative: the name stands beside it. */
export function Emblem({ letter, height = 34 }: { letter: string; height?: number }) {
  return (
    <svg className="emblem" width={height * 0.84} height={height} viewBox="0 0 42 50" aria-hidden="true">
      <path d="M3 3h36v24c0 10-8 16-18 20C11 43 3 37 3 27z" />
      <text x="21" y="31">
        {letter}
      </text>
    </svg>
  )
}
