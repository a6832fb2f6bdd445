import { readFileSync } from 'node:fs'
import type { Catalogue } from '../../domain/catalogue'
import { catalogueOf } from '../../server/municipality/catalogue'
import { readMunicipality } from '../../server/municipality/read'
import { Chance } from '../../simulation/chance'
import { type Town, usualTown } from '../../simulation/town'
import type { TruthAsked } from '../../simulation/truth'

export interface TownToMeasure {
  readonly name: string
  readonly municipality: string
  readonly people: number
  readonly closes?: TruthAsked['closes']
}

/** A quiet, a normal and a crowded town, and one in which a counter goes home before noon. */
export const townsToMeasure: readonly TownToMeasure[] = [
  { name: 'quiet', municipality: 'kriva-palanka', people: 90 },
  { name: 'normal', municipality: 'pokrov', people: 240 },
  { name: 'crowded', municipality: 'becej', people: 230 },
  { name: 'a counter closes at 40 % of the day', municipality: 'pokrov', people: 240, closes: { counter: 2, at: 0.4 } },
]

/** A ready-made municipality in which nothing takes as long as the catalogue says, and no clerk is like the other. */
export function townOf({ municipality, people }: TownToMeasure): Town {
  const town = usualTown(catalogueOfFile(municipality), { people })
  const chance = new Chance(99, people)
  return {
    ...town,
    wishes: town.wishes.map(wish => ({
      ...wish,
      meanMinutes: wish.meanMinutes * chance.scattered(1, 0.25),
      variation: chance.between(0.4, 0.7),
    })),
    shifts: town.shifts.map(shift => ({ ...shift, pace: chance.between(0.85, 1.2) })),
  }
}

export function catalogueOfFile(municipality: string, branch = 'main'): Catalogue {
  const file = `municipalities/${municipality}.yaml`
  const read = readMunicipality(readFileSync(file, 'utf8'))
  const catalogue = read.ok ? catalogueOf(read.file, branch) : null
  if (!catalogue) throw new Error(`${file} has faults, or no branch ${branch}.`)
  return catalogue
}
