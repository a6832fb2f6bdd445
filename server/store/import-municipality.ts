import { createHash } from 'node:crypto'
import { tiersOf, weekOf } from '../municipality/catalogue'
import type { MunicipalityFile } from '../municipality/file'
import type { Database } from './database'
import type { PrismaClient } from './prisma/sqlite/client'

/**
 * Puts a municipality into the database, or brings it up to date: catalogue and texts, never a ticket. What is not in
 * the file any more is closed and not deleted, because history points at it. All of it or nothing.
 */
export async function importMunicipality(database: Database, file: MunicipalityFile, now: number): Promise<void> {
  await database.alone(prisma => prisma.$transaction([...writes(prisma, file, BigInt(now))]))
}

function* writes(prisma: PrismaClient, file: MunicipalityFile, now: bigint) {
  const municipalityCode = file.municipality.code
  const gone = { municipalityCode, closedAt: null }
  const closing = { closedAt: now }
  const codesOf = (list: readonly { readonly code: string }[]) => list.map(({ code }) => code)

  const head = municipalityRow(file, now)
  yield prisma.municipality.upsert({ where: { code: municipalityCode }, create: head, update: head })

  yield prisma.queue.updateMany({ where: { ...gone, code: { notIn: codesOf(file.queues) } }, data: closing })
  for (const [place, { code, name, prefix, targetWaitMinutes }] of file.queues.entries()) {
    const row = { place, prefix, name: JSON.stringify(name), targetWaitMinutes, closedAt: null }
    const key = { municipalityCode, code }
    yield prisma.queue.upsert({
      where: { municipalityCode_code: key },
      create: { ...key, ...row },
      update: row,
    })
  }

  yield prisma.priority.updateMany({ where: { ...gone, code: { notIn: codesOf(file.priorities) } }, data: closing })
  for (const [place, { code, name, headStartMinutes }] of file.priorities.entries()) {
    const row = { place, name: JSON.stringify(name), headStartMinutes, closedAt: null }
    const key = { municipalityCode, code }
    yield prisma.priority.upsert({ where: { municipalityCode_code: key }, create: { ...key, ...row }, update: row })
  }

  // Hundreds of services: named one by one in a NOT IN they could pass what a statement may hold, so all are closed
  // first and those of the file opened again, within the one transaction.
  yield prisma.service.updateMany({ where: gone, data: closing })
  for (const [place, service] of file.services.entries()) {
    const row = serviceRow(service, place)
    const key = { municipalityCode, code: service.code }
    yield prisma.service.upsert({ where: { municipalityCode_code: key }, create: { ...key, ...row }, update: row })
  }

  yield prisma.notice.deleteMany({ where: { municipalityCode } })
  for (const [place, notice] of file.notices.entries()) {
    yield prisma.notice.create({
      data: {
        id: `${municipalityCode}-${place}`,
        municipalityCode,
        place,
        title: JSON.stringify(notice.title),
        body: JSON.stringify(notice.body),
        fromDay: notice.from,
        untilDay: notice.until,
      },
    })
  }

  yield prisma.branch.updateMany({ where: { ...gone, code: { notIn: codesOf(file.branches) } }, data: closing })
  for (const [place, branch] of file.branches.entries()) {
    const id = `${municipalityCode}-${branch.code}`
    const row = { municipalityCode, ...branchRow(branch, place) }
    yield prisma.branch.upsert({ where: { id }, create: { id, ...row }, update: row })
    const numbers = branch.counters.map(({ number }) => number)
    yield prisma.counter.updateMany({
      where: { branchId: id, closedAt: null, number: { notIn: numbers } },
      data: closing,
    })
    for (const counter of branch.counters) {
      const key = { branchId: id, number: counter.number }
      const data = counterRow(counter)
      yield prisma.counter.upsert({
        where: { branchId_number: key },
        create: { ...key, ...data },
        update: data,
      })
    }
  }
}

function municipalityRow(file: MunicipalityFile, now: bigint) {
  const { code, name, timeZone, languages, currency, theme } = file.municipality
  return {
    code,
    name: JSON.stringify(name),
    timeZone,
    languages: JSON.stringify(languages),
    currency,
    accent: theme.accent,
    audiences: JSON.stringify(file.audiences),
    departments: JSON.stringify(file.departments),
    groups: JSON.stringify(file.groups),
    version: createHash('sha256').update(JSON.stringify(file)).digest('hex').slice(0, 16),
    loadedAt: now,
  }
}

function serviceRow(service: MunicipalityFile['services'][number], place: number) {
  return {
    place,
    groupCode: service.group,
    queueCode: service.queue,
    name: JSON.stringify(service.name),
    keywords: JSON.stringify(service.keywords ?? {}),
    audience: JSON.stringify(service.audience),
    documents: JSON.stringify(service.documents),
    fee: JSON.stringify(service.fee),
    deadlineDays: service.deadlineDays,
    deliveredAtOnce: service.deliveredAtOnce,
    department: service.department ?? null,
    expectedMinutes: service.expectedMinutes,
    hours: service.hours ? JSON.stringify(weekOf(service.hours)) : null,
    dailyCap: service.dailyCap ?? null,
    closedAt: null,
  }
}

function branchRow(branch: MunicipalityFile['branches'][number], place: number) {
  return {
    place,
    code: branch.code,
    kind: branch.kind,
    name: JSON.stringify(branch.name),
    address: JSON.stringify(branch.address),
    phone: branch.phone,
    hours: JSON.stringify(weekOf(branch.hours)),
    closedOn: JSON.stringify(branch.closedOn),
    zones: JSON.stringify(branch.zones),
    services: JSON.stringify(branch.services),
    settings: JSON.stringify(branch.settings ?? {}),
    closedAt: null,
  }
}

function counterRow(counter: MunicipalityFile['branches'][number]['counters'][number]) {
  return {
    zone: counter.zone,
    name: JSON.stringify(counter.name),
    accessible: counter.accessible,
    languages: JSON.stringify(counter.languages ?? []),
    room: counter.room ?? null,
    way: counter.way ? JSON.stringify(counter.way) : null,
    tiers: JSON.stringify(tiersOf(counter.queues)),
    share: counter.share
      ? JSON.stringify(Object.entries(counter.share).map(([queue, calls]) => ({ queue, calls })))
      : null,
    closedAt: null,
  }
}
