import { graveFaults } from './faults'
import { counterStates } from './fixtures/counter-views'
import { expect, look, test } from './stage'

const size = { viewport: { width: 1440, height: 900 } }
test.use(size)
look.use(size)

for (const state of counterStates) {
  for (const contrast of [0, 1]) {
    look(`[S5] ${state}${contrast ? ', high contrast' : ''}: drawn and readable by all`, async ({ page }) => {
      await page.goto(`/dev/screens/counter/${state}?language=hu&contrast=${contrast}`)
      await expect(page.locator('main > *').first()).toBeAttached()
      expect(await graveFaults(page)).toEqual([])
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

test('who works at this counter already is said where nothing covers it', async ({ page }) => {
  await page.goto('/dev/screens/counter/somebody-else?language=uk&town=pokrov')
  const said = await page.locator('.now .banner').boundingBox()
  const actions = await page.locator('.acts').boundingBox()
  expect((said?.y ?? 0) + (said?.height ?? 0)).toBeLessThan(actions?.y ?? 0)
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

test('[L1] a ticket is set aside for this counter or for all, with two keys', async ({ page }) => {
  await page.goto('/dev/screens/counter/serving?language=uk')
  await expect(page.locator('.next')).toBeVisible()
  await page.keyboard.press('p')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('2')
  await expect(page.locator(made)).toHaveText('park all')
})

test('[L1] what is fetched is written down with keys alone, and read beside the number', async ({ page }) => {
  await page.goto('/dev/screens/counter/serving?language=en&town=pokrov')
  await expect(page.locator('.away')).toContainText('Fetches the consent of the other parent')
  await page.keyboard.press('p')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.type('1 photo')
  await page.keyboard.press('Tab')
  await page.keyboard.press('1')
  await expect(page.locator(made)).toHaveText('park counter 1 photo')
})

test('[L6] a person is sent on with keys alone, with what was done, a place, a note and the way back', async ({
  page,
}) => {
  await page.goto('/dev/screens/counter/serving?language=en&town=pokrov')
  await expect(page.locator('.next')).toBeVisible()
  await page.keyboard.press('t')
  await page.keyboard.press('ArrowRight')
  await page.getByRole('radio', { name: 'Reception' }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('checkbox', { name: 'Back to counter 4 afterwards' }).press('Space')
  await page.getByRole('checkbox', { name: 'Delivered here already' }).press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.locator(made)).toHaveText('transfer {"counter":1} keep true false')
})

test('[L7] several services have an outcome each', async ({ page }) => {
  await page.goto('/dev/screens/counter/serving?language=en&town=pokrov')
  await expect(page.locator('.next')).toBeVisible()
  await page.keyboard.press('d')
  await page.keyboard.type('passport')
  await page.getByRole('radio').first().press('Space')
  await page.keyboard.press('Enter')
  const rows = page.locator('.delivered .row')
  await expect(rows).toHaveCount(2)
  await rows.nth(1).getByRole('button', { name: 'Documents missing' }).click()
  await expect(rows.nth(1).getByRole('button', { name: 'Documents missing' })).toHaveAttribute('aria-pressed', 'true')
  await expect(rows.nth(0).getByRole('button', { name: 'Documents missing' })).toHaveAttribute('aria-pressed', 'false')
  await rows
    .nth(1)
    .getByRole('button', { name: /^Remove/ })
    .click()
  await expect(rows).toHaveCount(1)
})

test('[K5] a claimed priority is granted with one key, and changed or taken in the sheet', async ({ page }) => {
  await page.goto('/dev/screens/counter/called?language=en&town=pokrov')
  await expect(page.locator('.next')).toBeVisible()
  await page.keyboard.press('g')
  await expect(page.locator(made)).toHaveText('change current reduced-mobility')
  await page.keyboard.press('c')
  await page.getByRole('radio', { name: 'None' }).press('Space')
  await page.getByRole('checkbox', { name: 'wheelchair access' }).press('Space')
  await page.keyboard.press('Enter')
  await expect(page.locator(made)).toHaveText(/change current (null|) ?\["accessible"\]$/)
})

test('[C4] [O6] [O7] a row of the line says all its facts and leads to everything that may be done', async ({
  page,
}) => {
  await page.goto('/dev/screens/counter/serving?language=en&town=pokrov')
  await expect(page.locator('.next')).toBeVisible()
  await page.keyboard.press('l')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const sheet = page.getByRole('dialog')
  await expect(sheet).toContainText('in this queue since')
  await expect(sheet).toContainText('wheelchair access')
  await expect(sheet).toContainText('min sooner for that')
  await expect(sheet).toContainText('let 2 others pass')
  await page.keyboard.press('2')
  await page.keyboard.press('3')
  await expect(page.locator(made)).toHaveText('postpone waiting-2 3')
  await expect(page.locator('.wl button').nth(2)).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('1')
  await page.getByRole('textbox', { name: 'Another reason' }).fill('Has to catch a train')
  await page.keyboard.press('Enter')
  await expect(page.locator(made)).toHaveText('postpone waiting-2 3 call waiting-2 Has to catch a train')
})

test('[C4] a clerk without the right is not offered to call out of order or to take out', async ({ page }) => {
  await page.goto('/dev/screens/counter/clerk?language=en&town=pokrov')
  const sheet = page.getByRole('dialog')
  await expect(sheet.getByRole('button', { name: /^Let others pass/ })).toBeVisible()
  await expect(sheet.getByRole('button', { name: /^(Call now|Take out)/ })).toHaveCount(0)
})

test('[L1] [L5] who was set aside goes on, and who was absent comes back', async ({ page }) => {
  await page.goto('/dev/screens/counter/free?language=en&town=pokrov')
  await expect(page.locator('.next')).toBeVisible()
  await page.keyboard.press('a')
  await page.keyboard.press('Enter')
  await page.keyboard.press('1')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.press('1')
  await expect(page.locator(made)).toHaveText('unpark parked-19 return absent-18')

  await page.goto('/dev/screens/counter/why-parked?language=en&town=pokrov')
  await expect(page.getByRole('button', { name: /^Go on here/ })).toHaveAttribute('aria-disabled', 'true')
})

test('[O5] a clerk is told of a need that this counter does not offer', async ({ page }) => {
  await page.goto('/dev/screens/counter/serving-long?language=en&town=pokrov')
  await expect(page.locator('.facts')).toContainText('this counter does not offer it')
})

test('[P2] [P6] after the press the console says where a copy and a receipt come out', async ({ page }) => {
  await page.goto('/dev/screens/counter/refused?language=en&town=pokrov')
  await page.getByRole('button', { name: 'Print a copy: Р046' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'comes out' })).toHaveText(
    'The copy of Р046 comes out at the printer “Kiosk 1”.',
  )
  await page.goto('/dev/screens/counter/receipt?language=en&town=pokrov')
  await page.getByLabel('Reference on the receipt').fill('12/2026')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText('The receipt comes out at your counter.')
})
