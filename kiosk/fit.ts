'use client'
import { useLayoutEffect, useState } from 'react'

/** The panels for which the screens are drawn; others are the same, larger or smaller. */
const tall = { width: 1080, height: 1920 }
const broad = { width: 1366, height: 768 }

export interface Fit {
  readonly wide: boolean
  readonly zoom: number
}

/** Portrait or landscape, and by how much the drawing is enlarged to fill the panel. Null until the panel is known. */
export function useFit(): Fit | null {
  const [fit, setFit] = useState<Fit | null>(null)
  useLayoutEffect(() => {
    const look = () => {
      const wide = innerWidth > innerHeight
      const drawn = wide ? broad : tall
      const zoom = Math.min(innerWidth / drawn.width, innerHeight / drawn.height)
      setFit(known => (known?.wide === wide && known.zoom === zoom ? known : { wide, zoom }))
    }
    look()
    addEventListener('resize', look)
    return () => removeEventListener('resize', look)
  }, [])
  return fit
}
