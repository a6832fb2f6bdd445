import { randomFillSync } from 'node:crypto'

const pool = Buffer.alloc(4_096)
let drawn = pool.length

/** Random bytes as text. Drawn many at once, the system is asked seldom. */
export function chance(count: number): string {
  if (drawn + count > pool.length) {
    randomFillSync(pool)
    drawn = 0
  }
  drawn += count
  return pool.toString('base64url', drawn - count, drawn)
}
