'use client'
import { useEffect, useState } from 'react'
import type { Catalogue } from '../domain/catalogue'
import type { BranchId } from '../domain/words'

const tryAgainMs = 3_000

/**
 * The branch's catalogue, fetched again when its version changes. The last one stays in memory, so that an offline
 * kiosk can still be read. Null before the first has come.
 */
export function useCatalogue(branch: BranchId | null, version: string | null): Catalogue | null {
  const [catalogue, setCatalogue] = useState<Catalogue | null>(null)
  useEffect(() => {
    if (!branch || !version) return
    const left = new AbortController()
    const fetchIt = async (): Promise<void> => {
      try {
        const answer = await fetch(`/api/v1/branches/${encodeURIComponent(branch)}/catalogue`, { signal: left.signal })
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
  }, [branch, version])
  return catalogue
}
