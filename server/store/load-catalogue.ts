import {
  type Branch,
  type Catalogue,
  type CounterPlace,
  type Group,
  type Queue,
  type Service,
  type Settings,
  usualSettings,
  type Week,
} from '../../domain/catalogue'
import type { BranchId, Language, Text } from '../../domain/words'
import { shapesOf } from '../municipality/icons'
import type { Database } from './database'

/** What a branch offers, as the tables have it. `alwaysOpen`: around the clock, for demonstrations. */
export async function loadCatalogue(
  { prisma }: Pick<Database, 'prisma'>,
  id: BranchId,
  { alwaysOpen }: { alwaysOpen: boolean },
): Promise<Catalogue> {
  const branch = await prisma.branch.findUniqueOrThrow({
    where: { id },
    include: { municipality: true, counters: { where: { closedAt: null }, orderBy: { number: 'asc' } } },
  })
  const { municipality } = branch
  const mine = { municipalityCode: municipality.code, closedAt: null }
  const [queues, services, priorities, notices] = await Promise.all([
    prisma.queue.findMany({ where: mine, orderBy: { place: 'asc' } }),
    prisma.service.findMany({ where: mine, orderBy: { place: 'asc' } }),
    prisma.priority.findMany({ where: mine, orderBy: { place: 'asc' } }),
    prisma.notice.findMany({ where: { municipalityCode: municipality.code }, orderBy: { place: 'asc' } }),
  ])
  const offered = parsed<'all' | string[]>(branch.services)
  return {
    version: `${municipality.version}${alwaysOpen ? '-always' : ''}`,
    municipality: {
      code: municipality.code,
      name: text(municipality.name),
      timeZone: municipality.timeZone,
      languages: parsed<Language[]>(municipality.languages),
      currency: municipality.currency,
      accent: municipality.accent,
    },
    branch: {
      id,
      code: branch.code,
      kind: parsedKind(branch.kind),
      name: text(branch.name),
      address: text(branch.address),
      phone: branch.phone,
      hours: parsed<Week>(branch.hours),
      closedOn: parsed<string[]>(branch.closedOn),
      zones: parsed<Branch['zones']>(branch.zones),
      counters: branch.counters.map(counter => ({
        number: counter.number,
        zone: counter.zone,
        name: text(counter.name),
        accessible: counter.accessible,
        languages: parsed<Language[]>(counter.languages),
        ...(counter.room ? { room: counter.room } : {}),
        ...(counter.way ? { way: parsed<Branch['counters'][number]['way']>(counter.way) } : {}),
        tiers: parsed<string[][]>(counter.tiers),
        ...(counter.share ? { share: parsed<NonNullable<CounterPlace['share']>>(counter.share) } : {}),
      })),
    },
    audiences: parsed<Catalogue['audiences']>(municipality.audiences),
    departments: parsed<Catalogue['departments']>(municipality.departments),
    groups: parsed<Group[]>(municipality.groups).map(group => ({ ...group, shapes: shapesOf(group.icon) })),
    services: services
      .filter(service => offered === 'all' || offered.includes(service.code))
      .map(service => ({
        code: service.code,
        group: service.groupCode,
        audience: parsed<string[]>(service.audience),
        name: text(service.name),
        keywords: parsed<Service['keywords']>(service.keywords),
        documents: parsed<Text[]>(service.documents),
        fee: parsed<Service['fee']>(service.fee),
        deadlineDays: service.deadlineDays,
        deliveredAtOnce: service.deliveredAtOnce,
        ...(service.department ? { department: service.department } : {}),
        queue: service.queueCode,
        expectedMinutes: service.expectedMinutes,
        ...(service.hours ? { hours: parsed<Week>(service.hours) } : {}),
        ...(service.dailyCap === null ? {} : { dailyCap: service.dailyCap }),
      })),
    queues: queues.map(({ code, prefix, name, targetWaitMinutes }): Queue => {
      return { code, prefix, name: text(name), targetWaitMinutes }
    }),
    priorities: priorities.map(({ code, name, headStartMinutes }) => ({ code, name: text(name), headStartMinutes })),
    notices: notices.map(({ title, body, fromDay, untilDay }) => {
      return { title: text(title), body: text(body), from: fromDay, until: untilDay }
    }),
    settings: { ...usualSettings, ...parsed<Partial<Settings>>(branch.settings), alwaysOpen },
  }
}

/** The branches that are not closed, in the order of their municipalities. */
export async function listBranches({ prisma }: Pick<Database, 'prisma'>) {
  const rows = await prisma.branch.findMany({
    where: { closedAt: null },
    orderBy: [{ municipality: { loadedAt: 'asc' } }, { municipalityCode: 'asc' }, { place: 'asc' }],
  })
  return rows.map(({ id, municipalityCode, name }) => ({ id, municipality: municipalityCode, name: text(name) }))
}

/** Columns of JSON hold what the importer wrote there, in its types. */
function parsed<T>(json: string): T {
  return JSON.parse(json) as T
}

function text(json: string): Text {
  return parsed<Text>(json)
}

function parsedKind(kind: string): Branch['kind'] {
  return kind === 'quarter' || kind === 'mobile' ? kind : 'main'
}
