import type { Page } from '@playwright/test'
import { faults } from './faults'
import { expect, look } from './stage'

const kiosks = [
  'home',
  'group',
  'search',
  'search-empty',
  'service-longest',
  'service-claimed',
  'priorities',
  'needs',
  'home-booked',
  'code',
  'code-letters',
  'code-early',
  'idle',
  'ticket',
  'ticket-no-paper',
  'refused',
  'closed',
  'offline',
]
const phones = ['waiting', 'cancel', 'postpone', 'parked', 'turn', 'absent', 'served', 'rating', 'rated']
/** Upright in its own language each state of this town is looked at, in every way. */
const home = 'town=pokrov&lang=uk'
const towns = [home, 'town=kriva-palanka&lang=sq', 'town=becej&lang=hu', 'town=pernik&lang=bg']
const upright = { width: 1080, height: 1920 }
const lying = { width: 1920, height: 1080 }
const ways = ['', '&theme=contrast', '&size=1.5', '&low=1', '&size=1.5&theme=contrast&low=1']

async function open(page: Page, name: string, query: string): Promise<void> {
  await page.goto(`/dev/screens/${name}?${query}`)
  await expect(page.locator('main h1').first()).toBeAttached()
  await page.evaluate(() => document.fonts.ready)
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map(one => one.playState === 'running' && one.finish())),
  )
}

for (const name of kiosks) {
  look(`kiosk ${name} is accessible in every way it can be shown`, async ({ page }) => {
    look.setTimeout(180_000)
    await page.setViewportSize(upright)
    for (const way of ways) {
      await open(page, `kiosk-${name}`, home + way)
      expect.soft(await faults(page), way).toEqual([])
      expect.soft(await misfits(page), way).toEqual([])
    }
  })
}

for (const town of towns) {
  // The home town has been seen upright, above, in every way.
  if (town !== home)
    look(`kiosk in ${town}, upright: nothing is cut, small or too close`, async ({ page }) => {
      await fits(page, upright, town, ['', '&size=1.5'])
    })
  look(`kiosk in ${town}, lying: nothing is cut, small or too close`, async ({ page }) => {
    await fits(page, lying, town, ['', '&low=1', '&size=1.5'])
  })
}

for (const name of phones) {
  look(`phone ${name} is accessible`, async ({ page }) => {
    look.setTimeout(120_000)
    await page.setViewportSize({ width: 390, height: 844 })
    for (const town of towns) {
      await open(page, `phone-${name}`, town)
      expect.soft(await faults(page), town).toEqual([])
      expect.soft(await hardToPress(page), town).toEqual([])
    }
  })
}

async function fits(page: Page, size: typeof upright, town: string, ways: readonly string[]): Promise<void> {
  look.setTimeout(240_000)
  await page.setViewportSize(size)
  for (const name of kiosks)
    for (const way of ways) {
      await open(page, `kiosk-${name}`, town + way)
      expect.soft(await misfits(page), `${name} ${way}`).toEqual([])
    }
}

/** What is under 48 px for a thumb, or too pale to be read, although it is only pressed later. */
function hardToPress(page: Page): Promise<string[]> {
  return page.locator('main button, main summary').evaluateAll(all =>
    all
      .filter(one => {
        const { width, height } = one.getBoundingClientRect()
        return one.checkVisibility() && (Math.min(width, height) < 48 || getComputedStyle(one).opacity !== '1')
      })
      .map(one => one.textContent ?? ''),
  )
}

/** Text beyond the panel or under 24 px, targets under 64 px, boxes that do not hold what is in them. */
function misfits(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const main = document.querySelector('main')
    for (const element of document.querySelectorAll<HTMLElement>('main *')) {
      if (element.closest('.off, .sr, svg, .veil')) continue
      const box = element.getBoundingClientRect()
      if (box.width === 0 || getComputedStyle(element).visibility === 'hidden') continue
      const words = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
      const says = element.textContent?.slice(0, 30)
      const isOutside = box.top < -1 || box.bottom > innerHeight + 1 || box.right > innerWidth + 1 || box.left < -1
      if (words && isOutside) found.push(`beyond the panel: ${says}`)
      if (words && Number.parseFloat(getComputedStyle(element).fontSize) < 23.9) found.push(`small: ${says}`)
      if (element.tagName === 'BUTTON' && Math.min(box.width, box.height) < 63) found.push(`small target: ${says}`)
      if (element.tagName === 'BUTTON' && element.scrollHeight > element.clientHeight + 2) found.push(`cut: ${says}`)
      if (words && element.scrollWidth > element.clientWidth + 2 && element.clientWidth > 0) found.push(`cut: ${says}`)
    }
    for (const box of main?.querySelectorAll('.read, .touch, .low-read, .low-touch, .k-main, .sign, .st, .home') ?? [])
      if (box.scrollHeight > box.clientHeight + 2) found.push(`${box.className} is too small for what it holds`)
    return [...new Set(found)]
  })
}
