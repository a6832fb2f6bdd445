import { livedHall } from './lived'
import { smallTown } from './small-town'

export type LivedHall = ReturnType<typeof livedHall>

/** Counter 1 is open, and so many people wait for a passport. */
export function morning(people: number, town = smallTown()): LivedHall {
  const hall = livedHall(town)
  hall.open(1)
  for (let person = 0; person < people; person++) hall.take('passport')
  return hall
}

export const hereOf = (hall: LivedHall) => ({ catalogue: hall.catalogue, now: hall.now })
export const idOf = (hall: LivedHall, number: string) => hall.ticket(number).id
