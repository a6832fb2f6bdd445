import { stringify } from 'yaml'
import type { Interval } from '../../domain/catalogue'
import { weekdays } from '../../domain/catalogue'
import type { MunicipalityFile } from '../municipality/file'
import { spelledHours } from '../municipality/hours'
import type { Database } from './database'

/**
 * A municipality of the database as YAML. What the importer reads from it is what stands in the database: exported,
 * imported and exported again, the text is the same. Null when there is no such municipality.
 */
export async function exportMunicipality({ prisma }: Pick<Database, 'prisma'>, code: string): Promise<string | null> {
  const found = await prisma.municipality.findUnique({
    where: { code },
    include: {
      queues: { where: { closedAt: null }, orderBy: { place: 'asc' } },
      services: { where: { closedAt: null }, orderBy: { place: 'asc' } },
      priorities: { where: { closedAt: null }, orderBy: { place: 'asc' } },
      notices: { orderBy: { place: 'asc' } },
      branches: {
        where: { closedAt: null },
        orderBy: { place: 'asc' },
        include: { counters: { where: { closedAt: null }, orderBy: { number: 'asc' } } },
      },
    },
  })
  if (!found) return null
  const json = (text: string) => JSON.parse(text)
  const file: MunicipalityFile = {
    municipality: {
      code,
      name: json(found.name),
      timeZone: found.timeZone,
      languages: json(found.languages),
      currency: found.currency,
      theme: { accent: found.accent },
    },
    audiences: json(found.audiences),
    departments: json(found.departments),
    groups: json(found.groups),
    services: found.services.map(service => ({
      code: service.code,
      group: service.groupCode,
      audience: json(service.audience),
      name: json(service.name),
      ...(service.keywords === '{}' ? {} : { keywords: json(service.keywords) }),
      documents: json(service.documents),
      fee: json(service.fee),
      deadlineDays: service.deadlineDays,
      deliveredAtOnce: service.deliveredAtOnce,
      ...(service.department ? { department: service.department } : {}),
      queue: service.queueCode,
      expectedMinutes: service.expectedMinutes,
      ...(service.hours ? { hours: spelledWeek(json(service.hours)) } : {}),
      ...(service.dailyCap === null ? {} : { dailyCap: service.dailyCap }),
    })),
    queues: found.queues.map(queue => ({
      code: queue.code,
      prefix: queue.prefix,
      name: json(queue.name),
      targetWaitMinutes: queue.targetWaitMinutes,
    })),
    priorities: found.priorities.map(priority => ({
      code: priority.code,
      headStartMinutes: priority.headStartMinutes,
      name: json(priority.name),
    })),
    branches: found.branches.map(branch => ({
      code: branch.code,
      name: json(branch.name),
      kind: json(`"${branch.kind}"`),
      address: json(branch.address),
      phone: branch.phone,
      hours: spelledWeek(json(branch.hours)),
      closedOn: json(branch.closedOn),
      zones: json(branch.zones),
      counters: branch.counters.map(counter => ({
        number: counter.number,
        zone: counter.zone,
        queues: flat(json(counter.tiers)),
        ...(counter.share ? { share: shareOf(json(counter.share)) } : {}),
        name: json(counter.name),
        accessible: counter.accessible,
        ...(counter.languages === '[]' ? {} : { languages: json(counter.languages) }),
        ...(counter.room ? { room: counter.room } : {}),
        ...(counter.way ? { way: json(counter.way) } : {}),
      })),
      services: json(branch.services),
      ...(branch.settings === '{}' ? {} : { settings: json(branch.settings) }),
    })),
    notices: found.notices.map(notice => ({
      title: json(notice.title),
      body: json(notice.body),
      from: notice.fromDay,
      until: notice.untilDay,
    })),
  }
  return stringify(file, { lineWidth: 0 })
}

function spelledWeek(
  week: Readonly<Record<string, readonly Interval[]>>,
): MunicipalityFile['branches'][number]['hours'] {
  const days = weekdays.flatMap(day => (week[day] ? [[day, week[day].map(spelledHours)] as const] : []))
  return Object.fromEntries(days)
}

/** One tier is written as a flat list. */
function flat(tiers: string[][]): string[] | string[][] {
  const [only, ...others] = tiers
  return only && others.length === 0 ? only : tiers
}

function shareOf(share: readonly { readonly queue: string; readonly calls: number }[]): Record<string, number> {
  return Object.fromEntries(share.map(({ queue, calls }) => [queue, calls]))
}
