'use client'
import { useEffect, useState } from 'react'

const askAgainMs = 3_000

/** What the server says at this address, asked until it answers. Null until then, and while the address is null. */
export function useFetched<T>(address: string | null): T | null {
  const [found, setFound] = useState<T | null>(null)
  useEffect(() => {
    if (!address) return
    let left = false
    let again: ReturnType<typeof setTimeout>
    const ask = async () => {
      const answer = await fetched<T>(address)
      if (left) return
      if (answer) setFound(answer)
      else again = setTimeout(ask, askAgainMs)
    }
    ask()
    return () => {
      left = true
      clearTimeout(again)
    }
  }, [address])
  return found
}

/** Null when there is no answer, or not this one. */
export async function fetched<T>(address: string): Promise<T | null> {
  const response = await fetch(address, { headers: { accept: 'application/json' } }).catch(() => null)
  return response?.ok ? ((await response.json()) as T) : null
}
