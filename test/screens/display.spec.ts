import { graveFaults } from './faults'
import { displayStates } from './fixtures/display-views'
import { expect, look, test } from './stage'

const panels = [
  { name: 'lying', width: 1920, height: 1080 },
  { name: 'upright', width: 1080, height: 1920 },
] as const
const languages = ['mk', 'sr-Cyrl', 'uk', 'bg', 'hu'] as const

for (const { name, width, height } of panels) {
  look.describe(`the hall display, ${name}`, () => {
    look.use({ viewport: { width, height } })

    for (const state of displayStates) {
      look(`[S5] ${state}: drawn, within the panel, and readable by all`, async ({ page }) => {
        await page.goto(`/dev/screens/display/${state}?language=hu`)
        await expect(page.locator('main > *').first()).toBeAttached()
        expect(await graveFaults(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0)
      })
    }

    for (const language of languages) {
      look(`every word stands in its place in ${language}`, async ({ page }) => {
        await page.goto(`/dev/screens/display/calling?language=${language}`)
        await expect(page.locator('.call .num')).toBeVisible()
        const cut = () =>
          page.evaluate(() =>
            [...document.querySelectorAll('.call .num, .rec .num, .rec .n, .hall-head h1, .waits p')]
              .filter(element => {
                const box = element.getBoundingClientRect()
                return box.right > innerWidth || box.left < 0
              })
              .map(element => element.textContent),
          )
        // A number is fitted to the panel once its letters have come.
        await expect.poll(cut).toEqual([])
      })
    }
  })
}

test('[S3] without the server the board keeps its picture, loses its yellow and says since when', async ({ page }) => {
  await page.goto('/dev/screens/display/offline?language=bg&town=pernik')
  await expect(page.locator('main').getByRole('alert')).toContainText('11:40')
  await expect(page.locator('.call .num')).toContainText('042')
  const yellow = 'rgb(255, 212, 0)'
  const grounds = await page.evaluate(() =>
    [...document.querySelectorAll('main *')].map(element => getComputedStyle(element).backgroundColor),
  )
  expect(grounds).not.toContain(yellow)
})

test('on an upright panel the calls before stand apart, and what is not connected says so from the top', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1080, height: 1920 })
  await page.goto('/dev/screens/display/calling?language=hu&town=becej')
  const figures = page.locator('.rec .n')
  await expect(figures).toHaveCount(3)
  const boxes = await figures.evaluateAll(all => all.map(one => one.getBoundingClientRect()))
  for (const [place, box] of boxes.slice(1).entries()) expect(box.top - (boxes[place]?.bottom ?? 0)).toBeGreaterThan(24)

  await page.goto('/dev/screens/display/error?language=hu')
  await expect(page.locator('.idle')).toHaveJSProperty('offsetTop', 0)
})

test('[S4] a call shows a number and a counter, and nothing else about a person', async ({ page }) => {
  await page.goto('/dev/screens/display/takeover?language=mk')
  const call = page.locator('main').getByRole('alert')
  await expect(call).toContainText('113')
  await expect(call).toContainText('Шалтер 2')
})

test('with reduced motion a call simply appears', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/dev/screens/display/takeover?language=mk')
  await expect(page.locator('.take')).toHaveCSS('animation-name', 'none')
})
