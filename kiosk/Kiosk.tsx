'use client'
import { useCallback, useRef, useState } from 'react'
import type { KioskView } from '../domain/views'
import type { Print } from '../domain/wire'
import type { BranchId } from '../domain/words'
import { useCatalogue } from '../ui/catalogue'
import { useDeviceToken } from '../ui/device-token'
import { useLive } from '../ui/live'
import { Blank } from './Blank'
import { useBeside } from './beside'
import { KioskScreen } from './KioskScreen'

/** The kiosk of a branch, connected. Without a branch the server chooses the one this device belongs to. */
export function Kiosk({ branch }: { branch: BranchId | null }) {
  const [print, setPrint] = useState<Print | null>(null)
  const untouched = useRef(true)
  const onUntouched = useCallback((now: boolean) => {
    untouched.current = now
    // What was printed for the last person is nothing to the next.
    if (now) setPrint(null)
  }, [])
  const token = useDeviceToken()
  const beside = useBeside()
  const { view, link, turnedAway, ask } = useLive<KioskView>(
    token === undefined ? null : { screen: 'kiosk', ...(branch && { branch }), ...(token && { token }) },
    {
      onPrinted: setPrint,
      onScanned: code => beside.say({ is: 'scanned', code }),
      onKeyed: key => beside.say({ is: 'keyed', key }),
    },
    () => untouched.current,
  )
  const catalogue = useCatalogue(view && { branch: view.branch, version: view.catalogue, token: token ?? null })
  if (turnedAway || !view || !catalogue) return <Blank turnedAway={turnedAway} link={link} />
  return (
    <KioskScreen
      key={view.branch}
      view={view}
      catalogue={catalogue}
      link={link}
      ask={ask}
      print={print}
      beside={beside}
      onUntouched={onUntouched}
    />
  )
}
