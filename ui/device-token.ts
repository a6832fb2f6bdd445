'use client'
import { useEffect, useState } from 'react'

const place = 'redica-device'

/** `undefined` until it is known; null: this screen has none. */
export type DeviceToken = string | null | undefined

/**
 * The token with which an admin has paired this screen (rule A2). It is given once in the address,
 * `/kiosk?token=…`, kept by this browser, and taken out of the address, where whoever passes by could read it.
 * An empty one, `/kiosk?token=`, forgets it.
 */
export function useDeviceToken(): DeviceToken {
  const [token, setToken] = useState<DeviceToken>(undefined)
  useEffect(() => setToken(known => (known === undefined ? takeToken() : known)), [])
  return token
}

function takeToken(): string | null {
  const address = new URL(location.href)
  const given = address.searchParams.get('token')
  if (given === null) return keptToken()
  address.searchParams.delete('token')
  history.replaceState(history.state, '', address)
  try {
    if (given) localStorage.setItem(place, given)
    else localStorage.removeItem(place)
  } catch {
    // A browser that keeps nothing: the token lasts for this page.
  }
  return given || null
}

function keptToken(): string | null {
  try {
    return localStorage.getItem(place)
  } catch {
    return null
  }
}
