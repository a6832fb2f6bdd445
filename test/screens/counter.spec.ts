import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { counterStates } from './fixtures/counter-views'

test.use({ viewport: { width: 1440, height: 900 } })

for (const state of counterStates) {
  for (const contrast of [0, 1]) {
    test(`[S5] ${state}${contrast ? ', high contrast' : ''}: drawn and readable by all`, async ({ page }) => {
      await page.goto(`/dev/screens/counter/${state}?language=hu&contrast=${contrast}`)
      await expect(page.locator('main > *').first()).toBeAttached()
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.filter(one => one.impact === 'serious' || one.impact === 'critical')).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
    })
  }
}

const made = 'output[hidden]'

test('every move has a key, and Space calls', async ({ page }) => {
  await page.goto('/dev/screens/counter/serving?language=uk')
  await expect(page.locator('.next')).toBeVisible()
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await expect(page.locator(made)).toHaveText('call-next finish')

  await page.goto('/dev/screens/counter/called?language=uk')
  await expect(page.locator('.next')).toBeVisible()
  for (const key of ['s', 'n', 'u', 'r']) await page.keyboard.press(key)
  // A recall has to wait some seconds yet.
  await expect(page.locator(made)).toHaveText('start absent undo')
})

test('[C2] a key that is held calls once', async ({ page }) => {
  await page.goto('/dev/screens/counter/free?language=uk')
  await expect(page.locator('.next')).toBeVisible()
  await page.keyboard.down('Space')
  await page.keyboard.down('Space')
  await page.keyboard.down('Space')
  await expect(page.locator(made)).toHaveText('call-next')
})

test('[C2] while the centre is being asked, a second press is no second command', async ({ page }) => {
  await page.goto('/dev/screens/counter/asking?language=uk')
  await page.locator('.next').click({ force: true })
  await page.keyboard.press('Space')
  await expect(page.locator(made)).toHaveText('')
})

test('letters of a note are letters, and keys that are switched off do nothing', async ({ page }) => {
  await page.goto('/dev/screens/counter/serving?language=uk')
  await page.getByRole('textbox').fill('Прийде ')
  await page.getByRole('textbox').press('Space')
  await page.getByRole('textbox').press('n')
  await expect(page.locator(made)).toHaveText('')

  await page.goto('/dev/screens/counter/keys-off?language=uk')
  await expect(page.locator('.next')).toBeVisible()
  await page.keyboard.press('Space')
  await expect(page.locator(made)).toHaveText('')
})

test('a break has a reason', async ({ page }) => {
  await page.goto('/dev/screens/counter/free?language=uk')
  await expect(page.locator('.next')).toBeVisible()
  await page.keyboard.press('F8')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('2')
  await expect(page.locator(made)).toHaveText('pause lunch')
})

test('[S3] without the server the buttons rest and the console says since when', async ({ page }) => {
  await page.goto('/dev/screens/counter/offline?language=uk')
  await expect(page.locator('main').getByRole('alert')).toContainText('11:40')
  await page.keyboard.press('Space')
  await page.locator('.next').click({ force: true })
  await expect(page.locator(made)).toHaveText('')
})

test('a refusal is said in words beside the action', async ({ page }) => {
  await page.goto('/dev/screens/counter/refused?language=en&town=pokrov')
  const said = page.locator('.acts').getByRole('alert')
  await expect(said).toContainText('Call next')
  await expect(said).not.toContainText('counter/moved-on')
})

test('[O6] every waiting person has the reason why they stand there', async ({ page }) => {
  await page.goto('/dev/screens/counter/serving?language=en&town=pokrov')
  const why = page.locator('.wl .why')
  await expect(why).toHaveCount(9)
  for (const words of await why.allTextContents()) expect(words.trim()).not.toBe('')
})
