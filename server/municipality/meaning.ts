import { languages } from '../../domain/words'
import type { MunicipalityFile } from './file'
import { minutesOf } from './hours'
import type { Path, PathFault } from './read'

/** What is well-formed and still means nothing: names that point nowhere, two things of one name, texts missing. */
export function meaningFaults(file: MunicipalityFile): readonly PathFault[] {
  return [
    ...missingTexts(file),
    ...twice(file),
    ...pointersOfServices(file),
    ...pointersOfBranches(file),
    ...wrongHours(file),
  ]
}

/** Every text must be there in the municipality's first language: it is what everybody gets who chose nothing. */
function missingTexts(file: MunicipalityFile): readonly PathFault[] {
  const [first] = file.municipality.languages
  const faults: PathFault[] = []
  const walk = (value: unknown, path: Path) => {
    if (Array.isArray(value)) for (const [place, item] of value.entries()) walk(item, [...path, place])
    else if (isText(value)) {
      if (first && !(first in value)) faults.push({ path, expected: `the text in ${first}, the first language` })
    } else if (typeof value === 'object' && value !== null)
      for (const [key, item] of Object.entries(value)) walk(item, [...path, key])
  }
  walk(file, [])
  return faults
}

function isText(value: unknown): value is Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const entries = Object.entries(value)
  return entries.length > 0 && entries.every(([key, item]) => isLanguage(key) && typeof item === 'string')
}

function isLanguage(tag: string): boolean {
  return languages.some(language => language === tag)
}

function twice(file: MunicipalityFile): readonly PathFault[] {
  const lists: readonly [string, readonly { readonly code: string }[]][] = [
    ['audiences', file.audiences],
    ['departments', file.departments],
    ['groups', file.groups],
    ['services', file.services],
    ['queues', file.queues],
    ['priorities', file.priorities],
    ['branches', file.branches],
  ]
  return [
    ...lists.flatMap(([name, list]) => repeated(list.map(({ code }) => code)).map(at => only([name, at, 'code']))),
    ...repeated(file.queues.map(({ prefix }) => prefix)).map(at => only(['queues', at, 'prefix'])),
    ...file.branches.flatMap((branch, at) => [
      ...repeated(branch.counters.map(({ number }) => String(number))).map(place =>
        only(['branches', at, 'counters', place, 'number']),
      ),
      ...repeated(branch.zones.map(({ code }) => code)).map(place => only(['branches', at, 'zones', place, 'code'])),
    ]),
  ]
}

function only(path: Path): PathFault {
  return { path, expected: 'one that no other has' }
}

/** Places of those that stood before. */
function repeated(values: readonly string[]): readonly number[] {
  return values.flatMap((value, at) => (values.indexOf(value) < at ? [at] : []))
}

function pointersOfServices(file: MunicipalityFile): readonly PathFault[] {
  return file.services.flatMap((service, at) => [
    ...pointer(['services', at, 'group'], service.group, file.groups, 'groups'),
    ...pointer(['services', at, 'queue'], service.queue, file.queues, 'queues'),
    ...service.audience.flatMap((code, place) =>
      pointer(['services', at, 'audience', place], code, file.audiences, 'audiences'),
    ),
    ...(service.department
      ? pointer(['services', at, 'department'], service.department, file.departments, 'departments')
      : []),
  ])
}

function pointersOfBranches(file: MunicipalityFile): readonly PathFault[] {
  return file.branches.flatMap((branch, at) => [
    ...(branch.services === 'all'
      ? []
      : branch.services.flatMap((code, place) =>
          pointer(['branches', at, 'services', place], code, file.services, 'services'),
        )),
    ...branch.counters.flatMap((counter, place) => [
      ...pointer(['branches', at, 'counters', place, 'zone'], counter.zone, branch.zones, 'zones of the branch'),
      ...faultsOfShare(counter, ['branches', at, 'counters', place, 'share']),
      ...counter.queues
        .flat()
        .flatMap(code => pointer(['branches', at, 'counters', place, 'queues'], code, file.queues, 'queues')),
    ]),
  ])
}

function pointer(
  path: Path,
  code: string,
  list: readonly { readonly code: string }[],
  name: string,
): readonly PathFault[] {
  if (list.some(known => known.code === code)) return []
  return [{ path, expected: `one of the ${name}: ${list.map(known => known.code).join(', ')} (not "${code}")` }]
}

function wrongHours(file: MunicipalityFile): readonly PathFault[] {
  return file.branches.flatMap((branch, at) =>
    Object.entries(branch.hours).flatMap(([day, intervals]) =>
      (intervals ?? []).flatMap((interval, place) => {
        const { from, to } = minutesOf(interval)
        const before = place > 0 ? minutesOf(intervals?.[place - 1] ?? '').to : 0
        const path: Path = ['branches', at, 'hours', day, place]
        if (to > 24 * 60 || from >= to) return [{ path, expected: 'an end after the beginning, 24:00 at the latest' }]
        return from < before ? [{ path, expected: 'a beginning after the end of the interval before' }] : []
      }),
    ),
  )
}

/** The queues of a share stand in one tier, and there are two of them at least. */
function faultsOfShare(
  { share, queues }: MunicipalityFile['branches'][number]['counters'][number],
  path: PathFault['path'],
): readonly PathFault[] {
  if (!share) return []
  const named = Object.keys(share)
  const nested = queues.filter((one): one is string[] => typeof one !== 'string')
  const tiers = nested.length > 0 ? nested : [queues.filter((one): one is string => typeof one === 'string')]
  const isOneTier = tiers.some(tier => named.every(code => tier.includes(code)))
  return named.length > 1 && isOneTier ? [] : [{ path, expected: 'two or more queues of one tier of this counter' }]
}
