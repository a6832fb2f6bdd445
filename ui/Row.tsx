import type { CounterNumber } from '../domain/words'

/** Beyond this many people the drawing says less than the number: it is left out. */
const longest = 12

/**
 * The row: people as stops on a line that ends at the counter. Decorative: the number of people always stands in words
 * beside it. `you` draws the reader, filled, at the left.
 */
export function Row({ people, you, counter, width, height }: RowProps) {
  const stops = people + (you ? 1 : 0)
  if (stops === 0 || people > longest) return null
  const radius = height * 0.29
  const youRadius = height * 0.35
  const from = you ? youRadius + 1 : radius + 4
  const to = width - height - radius * 0.9 - height * 0.28
  const step = stops > 1 ? (to - from) / (stops - 1) : 0
  const middle = height / 2
  return (
    <svg
      className="row-svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      strokeWidth={height > 36 ? 4 : 3}
    >
      <line className="track" x1={from} y1={middle} x2={width - height} y2={middle} />
      {Array.from({ length: stops }, (_, place) => (
        <circle
          // biome-ignore lint/suspicious/noArrayIndexKey: a stop is nothing but its place
          key={place}
          className={you && place === 0 ? 'you' : 'stop'}
          cx={from + step * place}
          cy={middle}
          r={you && place === 0 ? youRadius : radius}
        />
      ))}
      <rect className="end" x={width - height} y={0} width={height} height={height} rx={height * 0.16} />
      {counter !== null && (
        <text
          className="endt"
          x={width - height / 2}
          y={middle}
          dy=".36em"
          textAnchor="middle"
          strokeWidth="0"
          style={{ fontSize: height * 0.58 }}
        >
          {counter}
        </text>
      )}
    </svg>
  )
}

interface RowProps {
  readonly people: number
  readonly you: boolean
  readonly counter: CounterNumber | null
  readonly width: number
  readonly height: number
}
