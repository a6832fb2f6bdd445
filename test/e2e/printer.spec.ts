import { expect, login, test, words } from './story'

test('[P3] without paper everybody knows, nobody loses a place, and paper put back is enough', async ({
  centre,
  browser,
}) => {
  const say = words('kiosk')
  const context = await browser.newContext({ locale: 'uk-UA' })
  const desk = words('counter')
  const counter = await context.newPage()
  await counter.goto(`${centre.url}/counter?branch=pokrov-main&counter=2`)
  await login(counter, 'admin')
  const manager = words('manager')
  const dashboard = await context.newPage()
  await dashboard.goto(`${centre.url}/manager?branch=pokrov-main`)

  const dock = await context.newPage()
  const part = words('dock')
  await dock.goto(`${centre.url}/dev`)
  await dock.getByRole('button', { name: part('pull-paper') }).click()
  await expect(dock.getByRole('status').filter({ hasText: part('no-paper') })).toBeVisible()
  await expect(counter.getByText(desk('printer.no-paper'))).toBeVisible()
  await expect(dashboard.getByText(manager('printer.no-paper'))).toBeVisible()
  await expect(dashboard.getByText(manager('printerDo'))).toBeVisible()

  const kiosk = await context.newPage()
  await kiosk.setViewportSize({ width: 1080, height: 1920 })
  await kiosk.goto(`${centre.url}/kiosk`)
  const take = async () => {
    await kiosk.getByRole('button', { name: /Місце проживання/ }).click()
    await kiosk.locator('.res').first().click()
    await kiosk.getByRole('button', { name: say('take') }).click()
  }
  await take()
  await expect(kiosk.locator('main').getByRole('alert')).toContainText(say('done.noPaper'))
  await expect(kiosk.locator('main').getByRole('alert')).toContainText(say('done.remember'))
  await expect(kiosk.locator('.figures')).toContainText('Р001')
  await expect(kiosk.getByRole('img', { name: say('done.qr') })).toBeVisible()
  await kiosk.getByRole('button', { name: say('done.ready') }).click()

  await dock
    .getByRole('button', { name: part('insert-paper') })
    .first()
    .click()
  await expect(counter.getByText(desk('printer.no-paper'))).toHaveCount(0)
  await expect(dashboard.getByText(manager('printer.no-paper'))).toHaveCount(0)
  await take()
  await expect(kiosk.getByText(say('done.take'))).toBeVisible()
  await expect(kiosk.locator('.figures')).toContainText('Р002')
  const papers = dock.getByRole('img', { name: /Р00/ })
  await expect(papers.first()).toHaveAccessibleName(/Р002/)
  expect(await papers.evaluateAll(all => all.map(one => one.getAttribute('alt')?.slice(6, 10)))).toEqual([
    'Р002',
    'Р001',
  ])
  await context.close()
})

test('[P3] a paper that nobody takes reminds its person at the kiosk, and staff read since when it hangs there', async ({
  centre,
  browser,
}) => {
  const context = await browser.newContext({ locale: 'uk-UA' })
  const printers = await context.newPage()
  await printers.goto(`${centre.url}/manager/printers?branch=pokrov-main`)
  await login(printers, 'admin')
  const part = words('dock')
  const dock = await context.newPage()
  await dock.goto(`${centre.url}/dev`)
  const say = words('kiosk')
  const kiosk = await context.newPage()
  await kiosk.setViewportSize({ width: 1080, height: 1920 })
  await kiosk.clock.install()
  await kiosk.goto(`${centre.url}/kiosk`)
  await kiosk.getByRole('button', { name: /Місце проживання/ }).click()
  await kiosk.locator('.res').first().click()
  await kiosk.getByRole('button', { name: say('take') }).click()
  await expect(kiosk.getByText(say('done.take'))).toBeVisible()

  const hangs = printers.getByText(new RegExp(words('printers')('paperLeft', { time: '.*' })))
  await expect(hangs).toHaveCount(0)
  await kiosk.clock.runFor(8_000)
  await dock.getByRole('button', { name: part('leave-paper') }).click()
  await expect(kiosk.getByText(say('done.left'))).toBeVisible()
  await expect(hangs).toBeVisible()
  // From then on the number stays as long as at first.
  await kiosk.clock.runFor(10_000)
  await expect(kiosk.locator('.figures')).toContainText('Р001')
  await dock.getByRole('button', { name: part('take-paper') }).click()
  await expect(kiosk.getByText(say('done.take'))).toBeVisible()
  await expect(hangs).toHaveCount(0)
  await context.close()
})
