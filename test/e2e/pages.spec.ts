import type { Page } from '@playwright/test'
import { faults } from '../screens/faults'
import { adminPassword, openInstallation } from './installation'
import { type Life, liveIn } from './life'
import { expect, test, words } from './story'

const upright = { width: 1080, height: 1920 }
const lying = { width: 1920, height: 1080 }
const desk = { width: 1440, height: 900 }

interface Shown {
  readonly name: string
  readonly size: { readonly width: number; readonly height: number }
  readonly at: (life: Life) => string
  /** There when the page is drawn. */
  readonly drawn: string
}

const branch = 'branch=pokrov-main'
const pages: readonly Shown[] = [
  { name: 'kiosk', size: upright, at: () => `/kiosk?${branch}`, drawn: '.tile' },
  { name: 'kiosk, lying', size: lying, at: () => `/kiosk?${branch}`, drawn: '.tile' },
  { name: 'display', size: lying, at: () => `/display?${branch}`, drawn: '.call .num' },
  { name: 'display, upright', size: upright, at: () => `/display?${branch}`, drawn: '.call .num' },
  { name: 'entrance', size: desk, at: () => '/', drawn: '.doors' },
  { name: 'login', size: desk, at: () => '/login', drawn: 'form' },
  { name: 'choice of a counter', size: desk, at: () => `/counter?${branch}`, drawn: '.places' },
  { name: 'console', size: desk, at: () => `/counter?${branch}&counter=2`, drawn: '.who .num' },
  { name: 'live', size: desk, at: () => `/manager?${branch}`, drawn: '.q tbody tr' },
  { name: 'report', size: desk, at: () => `/manager/report?${branch}`, drawn: '.say' },
  { name: 'dock', size: desk, at: () => '/dev', drawn: '.dock-paper' },
]

test('every page of a living centre can be used with a screen reader, and nothing on it is cut', async ({
  centre,
  page,
}) => {
  const life = await liveIn(centre, 'pokrov-main')
  await page.request.post(`${centre.url}/api/v1/login`, { data: { name: 'admin', password: adminPassword } })
  for (const { name, size, at, drawn } of pages) {
    await page.setViewportSize(size)
    await page.goto(centre.url + at(life))
    await expect(page.locator(drawn).first(), name).toBeVisible()
    expect.soft(await faults(page), name).toEqual([])
    expect.soft(await beyond(page), name).toEqual([])
  }
  const { ticket } = (await life.command('ticket:take', { service: '01-01' })) as { ticket: { url: string } }
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(ticket.url)
  await expect(page.locator('.num')).toBeVisible()
  expect.soft(await faults(page), 'phone').toEqual([])
  expect.soft(await beyond(page), 'phone').toEqual([])
})

test('[P3] without any printer a wide number stands whole on kiosk and phone, and nothing is called a fault', async ({
  page,
}) => {
  const installation = await openInstallation({ municipality: 'municipalities/becej.yaml' })
  try {
    await page.setViewportSize(upright)
    await page.goto(`${installation.url}/kiosk?branch=becej-main`)
    await page.getByRole('button', { name: /Матичне књиге/ }).click()
    await page.locator('.res').first().click()
    await page.locator('.kb--primary').click()
    await expect(page.locator('.figures')).toContainText('М001')
    await expect(page.getByText(words('kiosk', 'sr-Cyrl')('done.noPrinter'))).toBeVisible()
    await expect(page.locator('main').getByRole('alert')).toHaveCount(0)
    if (process.env.LOOK) await page.screenshot({ path: process.env.LOOK })
    expect(await beyond(page)).toEqual([])
    const { ticket } = await takeAt(installation.url)
    await page.setViewportSize({ width: 360, height: 740 })
    await page.goto(ticket.url)
    await expect(page.locator('.num')).toHaveText('М002')
    expect(await beyond(page)).toEqual([])
  } finally {
    await installation.close()
  }
})

async function takeAt(url: string): Promise<{ readonly ticket: { readonly url: string } }> {
  const catalogue = (await (await fetch(`${url}/api/v1/branches/becej-main/catalogue`)).json()) as Life['catalogue']
  const queue = catalogue.queues.find(one => one.prefix === 'М')?.code
  const service = catalogue.services.find(one => one.queue === queue)?.code
  const response = await fetch(`${url}/api/v1/branches/becej-main/ticket/take`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ service }),
  })
  return (await response.json()) as { ticket: { url: string } }
}

/** Text that runs over the edge of the panel, or of a box that cuts it off. */
function beyond(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    await document.fonts.ready
    const found = new Set<string>()
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      if (element.closest('.off, .sr, svg, .veil, details:not([open]) > :not(summary), .dock-outlet')) continue
      const text = [...element.childNodes].find(node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
      if (!text || getComputedStyle(element).visibility === 'hidden') continue
      const range = document.createRange()
      range.selectNodeContents(element)
      const box = range.getBoundingClientRect()
      const says = element.textContent?.trim().slice(0, 40) ?? ''
      if (box.right > document.documentElement.clientWidth + 1 || box.left < -1) found.add(`beyond the panel: ${says}`)
      // Ink is less high than the line that the browser measures.
      const slack = Number.parseFloat(getComputedStyle(element).fontSize) * 0.2
      const head = element.closest('.hall-head, .waits, .hall-foot')?.getBoundingClientRect()
      if (head && (box.top < head.top - slack || box.bottom > head.bottom + slack))
        found.add(`out of its strip: ${says}`)
    }
    return [...found]
  })
}
