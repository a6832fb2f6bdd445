import { expect, test } from 'vitest'
import { type Actor, isAllowed, type StaffRole } from '../../server/who'

const clerk = (branches: readonly string[], role: StaffRole = 'clerk'): Actor => {
  return { kind: 'staff', id: 'olena', name: 'Olena', role, branches }
}

test('[A1] whoever works at one branch may nothing at another; where none is named, it is all of them', () => {
  expect(isAllowed(clerk(['main']), ['clerk'], 'main')).toBe(true)
  expect(isAllowed(clerk(['main']), ['clerk'], 'other')).toBe(false)
  expect(isAllowed(clerk([]), ['clerk'], 'other')).toBe(true)
  expect(isAllowed(clerk([], 'manager'), ['clerk', 'admin'], 'main')).toBe(false)
})

test('[A1] a device and a citizen are of one branch, and nobody is of any', () => {
  const kiosk: Actor = { kind: 'device', id: 'd', device: 'kiosk', branch: 'main', zone: null }
  const citizen: Actor = { kind: 'citizen', ticket: 't', branch: 'main' }
  expect([isAllowed(kiosk, ['kiosk'], 'main'), isAllowed(kiosk, ['kiosk'], 'other')]).toEqual([true, false])
  expect([isAllowed(citizen, ['citizen'], 'main'), isAllowed(citizen, ['citizen'], 'other')]).toEqual([true, false])
  // A printer and an agent command nothing.
  for (const device of ['printer', 'agent'] as const)
    expect(isAllowed({ ...kiosk, device }, ['kiosk', 'display', 'citizen', 'system'], 'main')).toBe(false)
  const everybody = ['kiosk', 'display', 'citizen', 'system', 'clerk', 'supervisor', 'manager', 'admin'] as const
  expect(isAllowed({ kind: 'nobody' }, everybody, 'main')).toBe(false)
})
