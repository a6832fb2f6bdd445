import type { BranchId, CounterNumber, Language, PriorityCode, QueueCode, ServiceCode, Text, ZoneCode } from './words'

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

/** Minutes after local midnight: includes its start, excludes its end. */
export interface Interval {
  readonly from: number
  readonly to: number
}
export type Week = Readonly<Partial<Record<Weekday, readonly Interval[]>>>

export interface Municipality {
  readonly code: string
  readonly name: Text
  readonly timeZone: string
  /** The first one is the default. */
  readonly languages: readonly Language[]
  readonly currency: string
  readonly accent: string
}

export interface Named {
  readonly code: string
  readonly name: Text
}

/** A drawing as nested shapes: `['path', {d: '…'}]`, so that a screen draws it without trusting markup. */
export type IconShape = readonly [tag: string, attributes: Readonly<Record<string, string>>]

export interface Group extends Named {
  readonly icon: string
  readonly shapes: readonly IconShape[]
}

export interface Service extends Named {
  readonly code: ServiceCode
  readonly group: string
  readonly audience: readonly string[]
  readonly keywords: Readonly<Partial<Record<Language, readonly string[]>>>
  readonly documents: readonly Text[]
  readonly fee: { readonly amount: number; readonly note?: Text }
  readonly deadlineDays: number
  readonly deliveredAtOnce: boolean
  readonly department?: string
  readonly queue: QueueCode
  readonly expectedMinutes: number
  /** Hours of its own, within those of the branch (rule K2). */
  readonly hours?: Week
  /** Tickets a day at each branch. */
  readonly dailyCap?: number
}

export interface Queue extends Named {
  readonly code: QueueCode
  readonly prefix: string
  readonly targetWaitMinutes: number
}

export interface Priority extends Named {
  readonly code: PriorityCode
  readonly headStartMinutes: number
}

/** Where a person goes: an arrow for the display and words for it. */
export interface Way {
  readonly arrow: 'left' | 'right' | 'up' | 'down' | 'ahead'
  readonly text: Text
}

export interface CounterPlace {
  readonly number: CounterNumber
  readonly zone: ZoneCode
  readonly name: Text
  readonly accessible: boolean
  readonly languages: readonly Language[]
  readonly room?: string
  readonly way?: Way
  /** The work profile: the first tier with someone waiting is called (rule O4). */
  readonly tiers: readonly (readonly QueueCode[])[]
  /** How many calls each of these queues of one tier gets, while somebody waits in all of them (rule O4). */
  readonly share?: readonly { readonly queue: QueueCode; readonly calls: number }[]
}

export interface Branch {
  readonly id: BranchId
  readonly code: string
  readonly kind: 'main' | 'quarter' | 'mobile'
  readonly name: Text
  readonly address: Text
  readonly phone: string
  readonly hours: Week
  /** Local dates, `2026-12-25`. */
  readonly closedOn: readonly string[]
  readonly zones: readonly Named[]
  readonly counters: readonly CounterPlace[]
}

export interface Notice {
  readonly title: Text
  readonly body: Text
  readonly from: string
  readonly until: string
}

/** What a branch offers: the town's texts and settings as they hold there now. Changes seldom; has a version. */
export interface Catalogue {
  readonly version: string
  readonly municipality: Municipality
  readonly branch: Branch
  readonly audiences: readonly Named[]
  readonly departments: readonly Named[]
  readonly groups: readonly Group[]
  /** Only those that the branch provides. */
  readonly services: readonly Service[]
  readonly queues: readonly Queue[]
  readonly priorities: readonly Priority[]
  readonly notices: readonly Notice[]
  readonly settings: Settings
}

/** The rules' defaults, where a branch says nothing else. */
export const usualSettings: Settings = {
  confirmArrival: true,
  maxCalls: 3,
  recallPauseSeconds: 10,
  returnWindowMinutes: 30,
  stopBeforeCloseMinutes: 0,
  absentAfterSeconds: null,
  kioskTicketsPerMinute: null,
  clerksCallAny: false,
  appointmentEarlyMinutes: 15,
  appointmentGraceMinutes: 10,
  appointmentHeadStartMinutes: 15,
  retentionDays: 90,
  alwaysOpen: false,
}

/** How the branch works, where the rules leave a choice. */
export interface Settings {
  /** Rule L3: when false, a call starts the service at once. */
  readonly confirmArrival: boolean
  /** Rule L4. */
  readonly maxCalls: number
  readonly recallPauseSeconds: number
  /** Rule L5: how long an absent person may come back. */
  readonly returnWindowMinutes: number
  /** Rule K1. */
  readonly stopBeforeCloseMinutes: number
  /** Rule L4: whoever has not come by then is absent; null: a clerk decides. */
  readonly absentAfterSeconds: number | null
  /** Rule K4: tickets that one kiosk gives in a minute; null: as many as are asked for. */
  readonly kioskTicketsPerMinute: number | null
  /** Rule C4: clerks too may call out of order. */
  readonly clerksCallAny: boolean
  /** Rule O3. */
  readonly appointmentEarlyMinutes: number
  readonly appointmentGraceMinutes: number
  readonly appointmentHeadStartMinutes: number
  /** Rule A5: for so many days what people wrote is kept, and fingerprints of phones. */
  readonly retentionDays: number
  /** Open around the clock: for demonstrations. */
  readonly alwaysOpen: boolean
}
