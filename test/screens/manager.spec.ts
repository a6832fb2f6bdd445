import { graveFaults } from './faults'
import { managerStates } from './fixtures/manager-views'
import { expect, look, test } from './stage'

const size = { viewport: { width: 1440, height: 900 } }
test.use(size)
look.use(size)

for (const state of managerStates) {
  for (const contrast of [0, 1]) {
    look(`[S5] ${state}${contrast ? ', high contrast' : ''}: drawn and readable by all`, async ({ page }) => {
      await page.goto(`/dev/screens/manager/${state}?language=hu&contrast=${contrast}`)
      await expect(page.locator('main > *').first()).toBeAttached()
      expect(await graveFaults(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
    })
  }
}

test('the page opens with a sentence that names the queue in trouble', async ({ page }) => {
  await page.goto('/dev/screens/manager/live?language=en&town=haskovo')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Over the target')
})

test('[S5] nothing is offered before it can be said: the texts may come later than the page', async ({ page }) => {
  let come: () => void = () => undefined
  const texts = new Promise<void>(resolve => {
    come = resolve
  })
  await page.route('**/*.js', async route => {
    const response = await route.fetch()
    if ((await response.text()).includes('This page is for managers')) await texts
    await route.fulfill({ response })
  })
  await page.goto('/dev/screens/manager/live-not-for-you?language=en&town=pokrov', { waitUntil: 'commit' })
  await expect(page.locator('main')).toBeAttached()
  await expect(page.locator('main a, main h1')).toHaveCount(0)
  come()
  await expect(page.getByRole('link', { name: 'To the counter' })).toBeVisible()
})

test('[R2] the definitions stand beside the figures', async ({ page }) => {
  await page.goto('/dev/screens/manager/report-half-year?language=en&town=pokrov')
  await expect(page.locator('.definitions dt')).toHaveCount(7)
})

test('a figure in a sentence is written as in the table, also where browsers do not know the language', async ({
  page,
}) => {
  for (const language of ['mk', 'sq']) {
    await page.goto(`/dev/screens/manager/report-half-year?language=${language}`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('5.989')
    await expect(page.locator('.figures tfoot, .figures tbody').last()).toContainText('5.989')
  }
})

test('[L3] what was not measured is said, and never a zero', async ({ page }) => {
  await page.goto('/dev/screens/manager/report-half-year?language=en&town=pokrov')
  const walking = page.locator('.figures tbody td:nth-child(7)')
  for (const words of await walking.allTextContents()) expect(words).toBe('not measured')
})

test('the figures leave as CSV for the period that is shown', async ({ page }) => {
  await page.goto('/dev/screens/manager/report-half-year?language=en&town=pokrov')
  const address = await page.getByRole('link', { name: 'CSV' }).getAttribute('href')
  expect(address).toContain('from=2026-07-01')
  expect(address).toContain('to=2027-01-01')
  expect(address).toContain('format=csv')
})

test('[A3] the login takes a pasted password, knows its fields and says what went wrong', async ({ page }) => {
  await page.goto('/dev/screens/manager/login-wrong?language=en&town=pokrov')
  await expect(page.locator('main').getByRole('alert')).toContainText('not right')
  await expect(page.getByLabel('Name', { exact: true })).toHaveAttribute('autocomplete', 'username')
  await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('autocomplete', 'current-password')
})

test('[P3] a paper that hangs in a presenter is a note with its time, and the printer is well all the same', async ({
  page,
}) => {
  await page.goto('/dev/screens/manager/printers?language=en&town=pokrov')
  const printer = page.locator('.printer').first()
  await expect(printer).toContainText('A paper that nobody took has hung in the presenter since 11:40.')
  await expect(printer.getByRole('status').first()).toHaveText('Ready')
  await expect(page.getByText('hung in the presenter')).toHaveCount(1)
})
