import type { Browser, Page } from '@playwright/test'
import { type Centre, expect, test, words } from './story'

const say = words('display')

declare global {
  interface Window {
    /** What the voice of this display said. */
    said?: string[]
  }
}

/** A display of the hall with a Ukrainian voice, of which the test keeps what it says. */
async function openDisplay(browser: Browser, centre: Centre, query = ''): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
  await context.addInitScript(() => {
    window.said = []
    Object.assign(speechSynthesis, { getVoices: () => [{ lang: 'uk-UA', localService: true }] })
    Object.assign(globalThis, {
      SpeechSynthesisUtterance: class extends EventTarget {
        constructor(readonly text: string) {
          super()
        }
      },
    })
    speechSynthesis.speak = utterance => {
      window.said?.push(utterance.text)
      utterance.onend?.(new Event('end') as SpeechSynthesisEvent)
    }
  })
  const page = await context.newPage()
  await page.goto(`${centre.url}/display?branch=pokrov-main${query}`)
  await expect(page.getByText(say('nobodyWaits'))).toBeVisible()
  return page
}

const said = (display: Page) => display.evaluate(() => window.said)
const sentence = (number: string, counter: number) => say('announceCounter', { number, counter })

test('[S2] calls are said once and in order, and a zone hears only its own', async ({ centre, browser }) => {
  const [hall, zone] = await Promise.all([openDisplay(browser, centre), openDisplay(browser, centre, '&zone=passport')])
  const passports = await sitDown(centre, 'olena', 4)
  const residence = await sitDown(centre, 'petro', 2)
  await centre.take('02-01')
  await centre.take('01-01')
  await centre.command('counter:call-next', { counter: 4, leaving: null }, passports)
  await centre.command('counter:call-next', { counter: 2, leaving: null }, residence)
  await expect(hall.locator('.take .num')).toHaveText('П001')
  await expect(zone.locator('.take .num')).toHaveText('П001')
  await expect(hall.locator('.take .num')).toHaveText('Р001')
  await expect.poll(() => said(hall)).toEqual([sentence('пе 1', 4), sentence('ер 1', 2)])
  await expect(hall.locator('.take')).toHaveCount(0)
  expect(await said(zone)).toEqual([sentence('пе 1', 4)])
  await expect(zone.getByText('Р001')).toHaveCount(0)
})

test('[S3] [S2] a display that loses the server says so within 5 s and heals itself', async ({ centre, browser }) => {
  const hall = await openDisplay(browser, centre)
  const clerk = await sitDown(centre, 'olena', 4)
  await centre.take('02-01')
  await centre.take('02-01')
  await centre.command('counter:call-next', { counter: 4, leaving: null }, clerk)
  await expect.poll(() => said(hall)).toHaveLength(1)
  await hall.evaluate(() => Object.assign(window, { isTheSamePage: true }))

  await centre.kill()
  await expect(hall.getByRole('alert').filter({ hasText: say('offline', { time: '' }).slice(0, 20) })).toBeVisible({
    timeout: 5_000,
  })
  await expect(hall.getByText(say('placesKept'))).toBeVisible()
  await expect(hall.getByText('П001').first()).toBeVisible()

  await centre.startAgain()
  await expect(hall.getByText(say('placesKept'))).toHaveCount(0)
  await expect(hall.getByText('П001').first()).toBeVisible()
  const { current } = (await (
    await fetch(`${centre.url}/api/v1/branches/pokrov-main/views/console?counter=4`, {
      headers: { authorization: `Bearer ${clerk}` },
    })
  ).json()) as { current: { id: string } }
  await centre.command('counter:absent', { counter: 4, ticket: current.id }, clerk)
  await centre.command('counter:call-next', { counter: 4, leaving: null }, clerk)
  await expect.poll(() => said(hall)).toEqual([sentence('пе 1', 4), sentence('пе 2', 4)])
  expect(await hall.evaluate(() => 'isTheSamePage' in window)).toBe(true)
})

async function sitDown(centre: Centre, name: string, counter: number): Promise<string> {
  const token = await centre.addPerson(name, 'clerk')
  await centre.command('counter:open', { counter }, token)
  return token
}
