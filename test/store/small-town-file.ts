import type { MunicipalityFile } from '../../server/municipality/file'
import { smallTown } from '../rules/small-town'

/** The small town as a file, with so many branches that all look alike. */
export function smallTownFile(branches: number): MunicipalityFile {
  const town = smallTown()
  const name = { mk: 'Мал град', en: 'Small' }
  return {
    municipality: {
      code: 'small',
      name,
      timeZone: town.municipality.timeZone,
      languages: ['mk', 'en'],
      currency: 'MKD',
      theme: { accent: town.municipality.accent },
    },
    audiences: [{ code: 'citizen', name }],
    departments: [],
    groups: [{ code: 'all', icon: 'house', name }],
    services: town.services.map(({ code, queue, expectedMinutes }) => ({
      code,
      group: 'all',
      audience: ['citizen'],
      name,
      documents: [],
      fee: { amount: 0 },
      deadlineDays: 0,
      deliveredAtOnce: true,
      queue,
      expectedMinutes,
    })),
    queues: town.queues.map(({ code, prefix, targetWaitMinutes }) => ({ code, prefix, name, targetWaitMinutes })),
    priorities: town.priorities.map(({ code, headStartMinutes }) => ({ code, headStartMinutes, name })),
    branches: Array.from({ length: branches }, (_, at) => ({
      code: `b${String(at).padStart(3, '0')}`,
      name,
      kind: 'main' as const,
      address: name,
      phone: '',
      hours: { mon: ['08:00-16:00'] },
      closedOn: [],
      zones: [{ code: 'hall', name }],
      counters: town.branch.counters.map(({ number, tiers, accessible, languages, share }) => ({
        number,
        zone: 'hall',
        queues: tiers.map(tier => [...tier]),
        name,
        accessible,
        languages: [...languages],
        ...(share ? { share: Object.fromEntries(share.map(({ queue, calls }) => [queue, calls])) } : {}),
      })),
      services: 'all' as const,
    })),
    notices: [],
  }
}
