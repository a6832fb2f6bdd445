import { type Catalogue, usualSettings, type Week } from '../../domain/catalogue'
import type { MunicipalityFile } from './file'
import { minutesOf } from './hours'

/** What a branch of a municipality's file offers, without a database; null when the file has no such branch. */
export function catalogueOf(file: MunicipalityFile, code: string): Catalogue | null {
  const branch = file.branches.find(known => known.code === code)
  if (!branch) return null
  const { municipality } = file
  return {
    version: 'file',
    municipality: { ...municipality, accent: municipality.theme.accent },
    branch: {
      ...branch,
      id: `${municipality.code}-${code}`,
      hours: weekOf(branch.hours),
      counters: branch.counters.map(({ queues, share, languages = [], ...counter }) => ({
        ...counter,
        languages,
        tiers: tiersOf(queues),
        ...(share ? { share: Object.entries(share).map(([queue, calls]) => ({ queue, calls })) } : {}),
      })),
    },
    audiences: file.audiences,
    departments: file.departments,
    groups: file.groups.map(group => ({ ...group, shapes: [] })),
    services: file.services
      .filter(service => branch.services === 'all' || branch.services.includes(service.code))
      .map(({ hours, keywords = {}, ...service }) => ({
        ...service,
        keywords,
        ...(hours ? { hours: weekOf(hours) } : {}),
      })),
    queues: file.queues,
    priorities: file.priorities,
    notices: file.notices,
    settings: { ...usualSettings, ...branch.settings },
  }
}

export function weekOf(hours: MunicipalityFile['branches'][number]['hours']): Week {
  return Object.fromEntries(Object.entries(hours).map(([day, intervals]) => [day, (intervals ?? []).map(minutesOf)]))
}

/** A flat list is one tier. */
export function tiersOf(queues: readonly string[] | readonly (readonly string[])[]): readonly (readonly string[])[] {
  const nested = queues.filter((one): one is readonly string[] => typeof one !== 'string')
  return nested.length > 0 ? nested : [queues.filter((one): one is string => typeof one === 'string')]
}
