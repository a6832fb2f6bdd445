import { Cabinet } from './cabinet'
import type { Draft } from './draft'
import type { HallEvent } from './event'
import { happen } from './evolve'
import { draftOf, type Hall } from './hall'

/**
 * A hall that nobody else holds, for living through whole days: what happens is written into it, by the same rules and
 * without a copy for each event. The hall that it begins with stays as it was.
 */
export class OwnHall {
  private readonly written: Draft<Hall>

  constructor(hall: Hall) {
    this.written = withCabinets(hall, Cabinet.own)
  }

  /** As it is at this moment: whoever looks at it later sees what has happened since. */
  get hall(): Hall {
    return this.written
  }

  happen(event: HallEvent): void {
    happen(this.written, event)
  }

  /** The hall as a value, as `evolve` would have given it. */
  kept(): Hall {
    return withCabinets(this.written, cabinet => Cabinet.of(cabinet.entries()))
  }
}

function withCabinets(hall: Hall, made: Made): Draft<Hall> {
  const other = draftOf(hall)
  const { issued, issuedFor } = hall.today
  other.tickets = made(hall.tickets)
  other.lines = made(hall.lines)
  other.counters = made(hall.counters)
  other.lastNumber = made(hall.lastNumber)
  other.today = { ...hall.today, issued: made(issued), issuedFor: made(issuedFor) }
  other.clerks = made(hall.clerks)
  other.appointments = made(hall.appointments)
  return other
}

type Made = <V, K extends string | number>(from: Cabinet<V, K>) => Cabinet<V, K>
