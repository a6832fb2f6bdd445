'use client'
import { useEffect, useState } from 'react'
import type { BranchId, CounterNumber, Language, Text, UserId } from '../domain/words'
import { keptDrafts } from './kept-drafts'

export type Role = 'clerk' | 'supervisor' | 'manager' | 'admin'

/** `GET /api/v1/me`: who works at this screen, and where they may. */
export interface Me {
  readonly person: { readonly id: UserId; readonly name: string; readonly role: Role } | null
  readonly branches: readonly BranchPlaces[]
  readonly languages: readonly Language[]
  readonly demonstration: boolean
}

export interface BranchPlaces {
  readonly id: BranchId
  readonly name: Text
  readonly counters: readonly { readonly number: CounterNumber; readonly name: Text }[]
}

export type Session =
  | { readonly at: 'asking' }
  | { readonly at: 'nobody'; readonly me: Me | null }
  | { readonly at: 'known'; readonly me: Me; readonly person: NonNullable<Me['person']> }
  | { readonly at: 'unreachable' }

const askAgainMs = 3_000

/** Asks until the server answers: a console that is switched on before the server heals itself. */
export function useSession(): Session {
  const [session, setSession] = useState<Session>({ at: 'asking' })
  useEffect(() => {
    let left = false
    let again: ReturnType<typeof setTimeout>
    const ask = async () => {
      const found = await whoIsHere()
      if (left) return
      // What one person wrote is nothing to the next.
      if (found.at === 'known') keptDrafts().forgetOthers(found.person.id)
      setSession(found)
      if (found.at === 'unreachable') again = setTimeout(ask, askAgainMs)
    }
    ask()
    return () => {
      left = true
      clearTimeout(again)
    }
  }, [])
  return session
}

async function whoIsHere(): Promise<Session> {
  const response = await fetch('/api/v1/me', { headers: { accept: 'application/json' } }).catch(() => null)
  if (response?.status === 401) return { at: 'nobody', me: null }
  if (!response?.ok) return { at: 'unreachable' }
  const me = (await response.json()) as Me
  return me.person ? { at: 'known', me, person: me.person } : { at: 'nobody', me }
}

/** The connection may notice the end of the session before the page has gone: the login says why all the same. */
let wasIdle = false

/** Where a person goes to say who they are, and comes back from. */
function loginAddress(): string {
  return `/login?next=${encodeURIComponent(location.pathname + location.search)}${wasIdle ? '&because=idle' : ''}`
}

/** Whoever is not known goes where they say who they are. */
export function useLoginWhen(isNobody: boolean): void {
  useEffect(() => {
    if (isNobody) location.assign(loginAddress())
  }, [isNobody])
}

/** Ends the session, here and on the server: whoever goes by themself leaves nothing behind. */
export async function logOut(): Promise<void> {
  keptDrafts().forget()
  await fetch('/api/v1/logout', { method: 'POST' }).catch(() => null)
  location.assign('/login')
}

/** Says that whoever is logged in here is still there. False: the session has ended. */
export async function stay(): Promise<boolean> {
  const response = await fetch('/api/v1/stay', { method: 'POST' }).catch(() => null)
  return response?.status !== 401
}

/** Nobody was there for too long (rule A3): the session ends, and the login says so. While the server is away, nothing. */
export async function leaveIdle(): Promise<void> {
  wasIdle = true
  const response = await fetch('/api/v1/logout', { method: 'POST' }).catch(() => null)
  wasIdle = response !== null
  if (response) location.assign(loginAddress())
}

/** Only a path on this very server is followed after the login: `next` is text from outside. */
export function safeNext(next: string | null | undefined, otherwise: string): string {
  if (!next?.startsWith('/')) return otherwise
  const address = new URL(next, 'http://here.invalid')
  return address.origin === 'http://here.invalid' && !next.includes('\\')
    ? address.pathname + address.search
    : otherwise
}
