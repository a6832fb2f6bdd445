'use client'
import { useCallback, useEffect, useState } from 'react'

/** Looks at a thing of the dock again and again, and works it. Null: it is not here, or nobody answers. */
export function useLook<Look>(address: string, everyMs: number) {
  const [seen, setSeen] = useState<Look | null>(null)

  useEffect(() => {
    let left = false
    let timer: ReturnType<typeof setTimeout>
    const look = async () => {
      const next = await seenIn<Look>(fetch(address, { cache: 'no-store' }))
      if (left) return
      if (next) setSeen(next)
      timer = setTimeout(look, everyMs)
    }
    look()
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [address, everyMs])

  const work = useCallback(
    async (deed: object) => {
      const headers = { 'content-type': 'application/json' }
      const next = await seenIn<Look>(fetch(address, { method: 'POST', headers, body: JSON.stringify(deed) }))
      if (next) setSeen(next)
    },
    [address],
  )

  return { seen, work }
}

async function seenIn<Look>(asked: Promise<Response>): Promise<Look | null> {
  const answer = await asked.catch(() => null)
  return answer?.ok ? ((await answer.json()) as Look) : null
}
