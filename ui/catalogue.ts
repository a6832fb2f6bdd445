'use client'
import { useEffect, useState } from 'react'
import type { Catalogue } from '../domain/catalogue'
import type { BranchId } from '../domain/words'

const tryAgainMs = 3_000

/**
 * The branch's catalogue, fetched again when its version changes. The last one stays in memory, so that an offline
 * kiosk can still be read. Null before the first has come.
 */
export function useCatalogue(wanted: WantedCatalogue | null): Catalogue | null {
  const [catalogue, setCatalogue] = useState<Catalogue | null>(null)
  const { branch, version, token } = wanted ?? {}
  useEffect(() => {
    if (!branch || !version) return
    const headers = token ? { authorization: `Bearer ${token}` } : undefined
    const left = new AbortController()
    const fetchIt = async (): Promise<void> => {
      try {
        const address = `/api/v1/branches/${encodeURIComponent(branch)}/catalogue`
        const answer = await fetch(address, { signal: left.signal, headers })
        if (!answer.ok) throw new Error(`The catalogue of ${branch} was answered with ${answer.status}`)
        setCatalogue((await answer.json()) as Catalogue)
      } catch (fault) {
        if (left.signal.aborted) return
        console.warn(fault)
        setTimeout(() => !left.signal.aborted && fetchIt(), tryAgainMs)
      }
    }
    fetchIt()
    return () => left.abort()
  }, [branch, version, token])
  return catalogue
}

export interface WantedCatalogue {
  readonly branch: BranchId
  readonly version: string
  /** Of a paired kiosk. */
  readonly token: string | null
}
