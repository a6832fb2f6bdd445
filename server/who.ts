import type { BranchId, TicketId, UserId, ZoneCode } from '../domain/words'

export const staffRoles = ['clerk', 'supervisor', 'manager', 'admin'] as const
export type StaffRole = (typeof staffRoles)[number]
/** An `agent` is a computer without a screen of ours, such as a clerk's, that has peripherals. */
export const deviceKinds = ['kiosk', 'display', 'printer', 'agent'] as const
export type DeviceKind = (typeof deviceKinds)[number]

/** Who asks. Found out once, at the door, and never from what the command says. */
export type Actor =
  | {
      readonly kind: 'staff'
      readonly id: UserId
      readonly name: string
      readonly role: StaffRole
      /** Branches where this person works; empty for all of the installation. */
      readonly branches: readonly BranchId[]
      /** The key or pedal that spoke for them; a screen is not named. */
      readonly through?: string
      /** Of the login that lets them ask (rule A3). */
      readonly session?: string
    }
  | {
      readonly kind: 'device'
      readonly id: string
      readonly device: DeviceKind
      readonly branch: BranchId
      readonly zone: ZoneCode | null
    }
  /** A screen on the same machine, before any device was paired (the outside contract). */
  | { readonly kind: 'here' }
  | { readonly kind: 'citizen'; readonly ticket: TicketId; readonly branch: BranchId }
  | { readonly kind: 'system' }
  | { readonly kind: 'nobody' }

/** What an actor may be, as commands and views name it (rule A1). */
export type Role = 'kiosk' | 'display' | 'citizen' | 'system' | StaffRole

export function rolesOf(actor: Actor): readonly Role[] {
  switch (actor.kind) {
    case 'staff':
      return [actor.role]
    case 'device':
      return actor.device === 'kiosk' || actor.device === 'display' ? [actor.device] : []
    case 'here':
      return ['kiosk', 'display']
    case 'citizen':
      return ['citizen']
    case 'system':
      return ['system']
    case 'nobody':
      return []
  }
}

/** Whether this actor may do at this branch what is allowed to these roles. What is not named is refused. */
export function isAllowed(actor: Actor, roles: readonly Role[], branch: BranchId): boolean {
  if (!rolesOf(actor).some(role => roles.includes(role))) return false
  switch (actor.kind) {
    case 'staff':
      return actor.branches.length === 0 || actor.branches.includes(branch)
    case 'device':
    case 'citizen':
      return actor.branch === branch
    case 'here':
    case 'system':
      return true
    case 'nobody':
      return false
  }
}

/** Somebody with a name: told that it is not allowed, where others are told to log in. */
export function isKnown(actor: Actor): boolean {
  return actor.kind === 'staff' || actor.kind === 'device' || actor.kind === 'citizen'
}

/** How the journal and the answers' ids name the actor. */
export function nameOf(actor: Actor): string {
  switch (actor.kind) {
    case 'staff':
      return actor.through ? `user:${actor.id} by ${actor.through}` : `user:${actor.id}`
    case 'device':
      return `device:${actor.id}`
    case 'citizen':
      return `ticket:${actor.ticket}`
    default:
      return actor.kind
  }
}
