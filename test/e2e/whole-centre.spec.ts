import { expect, login, test, words } from './story'

test('a ticket goes from the kiosk to paper, display, counter and report', async ({ centre, browser }) => {
  await centre.addClerk('olena')
  const context = await browser.newContext()
  const errors: string[] = []
  context.on('weberror', error => errors.push(error.error().message))

  const display = await context.newPage()
  await display.setViewportSize({ width: 1920, height: 1080 })
  await display.goto(`${centre.url}/display`)

  const desk = words('counter')
  const counter = await context.newPage()
  await counter.setViewportSize({ width: 1440, height: 900 })
  await counter.goto(`${centre.url}/counter?branch=pokrov-main`)
  await login(counter, 'olena')
  await counter
    .getByRole('button', { name: /Місце проживання/ })
    .first()
    .click()
  await expect(counter.getByText(desk.nobodyWaits ?? '').first()).toBeVisible()

  const choose = words('kiosk', 'en')
  const kiosk = await context.newPage()
  await kiosk.setViewportSize({ width: 1080, height: 1920 })
  await kiosk.goto(`${centre.url}/kiosk`)
  await kiosk.getByRole('button', { name: 'English' }).click()
  await kiosk.getByRole('button', { name: /Place of residence/ }).click()
  await kiosk
    .getByRole('button', { name: /Registration of/i })
    .first()
    .click()
  await kiosk.getByRole('button', { name: choose.take }).click()
  await expect(kiosk.getByText(choose['done.title'] ?? '')).toBeVisible()
  await expect(kiosk.locator('.num').first()).toHaveText('Р001')
  await expect(kiosk.getByText(choose['done.take'] ?? '')).toBeVisible()

  const dock = await context.newPage()
  await dock.goto(`${centre.url}/dev`)
  const paper = dock.locator('img').first()
  await expect(paper).toBeVisible()
  await expect.poll(() => paper.evaluate(img => (img as HTMLImageElement).naturalWidth)).toBe(576)

  await counter.bringToFront()
  await expect(counter.getByText('Р001').first()).toBeVisible()
  await counter.keyboard.press('Space')
  await expect(counter.getByText(desk.awaited ?? '').first()).toBeVisible()
  await expect(display.getByText('Р001').first()).toBeVisible()
  await counter.keyboard.press('s')
  await expect(counter.getByText(desk.awaited ?? '')).toHaveCount(0)
  await counter.keyboard.press('Enter')
  await expect(counter.getByText(desk.nobodyWaits ?? '').first()).toBeVisible()

  const managers = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const report = await managers.newPage()
  await report.goto(`${centre.url}/manager/report?branch=pokrov-main`)
  await login(report, 'admin')
  await expect(report.getByText('1', { exact: true }).first()).toBeVisible()
  expect(errors).toEqual([])
  await managers.close()
  await context.close()
})
