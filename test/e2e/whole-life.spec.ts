import type { Browser, Page } from '@playwright/test'
import { adminPassword } from './installation'
import { type Centre, expect, login, test, words } from './story'

const say = words('counter')
const hand = words('phone')
const kioskSays = words('kiosk')
const residence = '01-01'

test.use({ viewport: { width: 1440, height: 900 } })

/** Logs in and opens a counter. */
async function sitDown(page: Page, centre: Centre, counter: number, role: 'clerk' | 'supervisor' = 'clerk') {
  const name = `${role}${counter}`
  await centre.command('person:add', { name, password: adminPassword, role }, centre.adminToken)
  await page.goto(`${centre.url}/counter?branch=${centre.branch}`)
  await login(page, name)
  await page.getByRole('button', { name: new RegExp(`^${counter}\\s?\\D`) }).click()
  await expect(page.getByText(say('state.open'))).toBeVisible()
}

/** Calls the next one and begins to serve. */
async function serveNext(page: Page, number: string) {
  await expect(page.locator('.next')).toContainText(number)
  await expect(page.locator('.next')).toHaveAttribute('aria-disabled', 'false')
  await page.keyboard.press('Space')
  await expect(page.locator('.next')).toHaveAttribute('data-move', 'start')
  await expect(page.locator('.next')).toHaveAttribute('aria-disabled', 'false')
  await page.keyboard.press('s')
  await expect(page.locator('.timer .bar')).toBeVisible()
}

async function another(browser: Browser): Promise<Page> {
  return (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
}

test('[L1] [L2] a clerk sets a person aside, serves another, and goes on with the first', async ({ centre, page }) => {
  await sitDown(page, centre, 2)
  for (const service of [residence, residence]) await centre.take(service)
  await serveNext(page, 'Р001')
  await page.locator('.note textarea').fill('Несе довідку')
  await page.locator('.note textarea').blur()
  await page.keyboard.press('p')
  await page.getByLabel(say('park.note')).fill('Копія паспорта')
  await page.getByLabel(say('park.note')).press('Tab')
  await page.keyboard.press('1')
  await expect(page.locator('.away')).toContainText('Р001')
  await expect(page.locator('.away')).toContainText('Копія паспорта')
  expect(await centre.journal('ticket.parked')).toMatchObject([{ counter: 2, for: 'counter', note: 'Копія паспорта' }])

  await serveNext(page, 'Р002')
  await page.keyboard.press('a')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toContainText(say('occupied'))
  await page.keyboard.press('1')
  await page.keyboard.press('Escape')
  await page.locator('body').click({ position: { x: 5, y: 5 } })
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(say('nobodyWaits'))

  await page.keyboard.press('a')
  await page.keyboard.press('Enter')
  await page.keyboard.press('1')
  await expect(page.locator('.who .num')).toHaveText('Р001')
  await expect(page.locator('.note textarea')).toHaveValue('Несе довідку')
  expect(await centre.journal('ticket.unparked')).toHaveLength(1)
})

test('[L6] a person is sent to another counter, and comes back to the first', async ({ centre, page, browser }) => {
  const other = await another(browser)
  await sitDown(page, centre, 2)
  await sitDown(other, centre, 4)
  await centre.take(residence)
  await serveNext(page, 'Р001')
  await page.keyboard.press('t')
  await page.keyboard.press('ArrowRight')
  await page.getByRole('dialog').getByText('Паспорти').click()
  await page.getByLabel(say('transfer.thenBack', { counter: 2 })).check()
  await page.getByRole('dialog').locator('textarea').fill('Фото є')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('move.transfer') })
    .click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await centre.journal('ticket.transferred')).toMatchObject([{ to: 4, thenBack: 2, note: 'Фото є' }])

  await serveNext(other, 'Р001')
  await expect(other.locator('.from-colleague')).toContainText('Фото є')
  await expect(other.locator('.facts')).toContainText(say('thenBackTo', { counter: 2 }))
  await other.keyboard.press('Enter')
  await expect(page.locator('.next')).toContainText('Р001')
  await serveNext(page, 'Р001')
  await page.keyboard.press('Enter')
  await expect.poll(() => centre.journal('ticket.served')).toHaveLength(1)
  await other.context().close()
})

test('[C4] [L1] a supervisor calls out of order and takes a ticket out, both with a reason', async ({
  centre,
  page,
}) => {
  await sitDown(page, centre, 2, 'supervisor')
  for (const service of [residence, residence, residence]) await centre.take(service)
  await expect(page.locator('.wl li')).toHaveCount(3)
  await page.locator('.wl button').nth(1).click()
  await expect(page.getByRole('dialog')).toContainText(say('move.remove'))
  await page.keyboard.press('5')
  await expect(page.getByRole('dialog')).toContainText(say('reason.gone'))
  await page.keyboard.press('1')
  await expect(page.locator('.wl li')).toHaveCount(2)
  expect(await centre.journal('ticket.left')).toMatchObject([{ reason: say('reason.gone') }])

  await page.locator('.wl button').nth(1).click()
  await expect(page.getByRole('dialog')).toContainText(say('move.call'))
  await page.keyboard.press('1')
  await page.getByLabel(say('ownReason')).fill('Поспішає на потяг')
  await page.keyboard.press('Enter')
  await expect(page.locator('.who .num')).toHaveText('Р003')
  expect(await centre.journal('ticket.called')).toMatchObject([{ number: 'Р003', outOfOrder: 'Поспішає на потяг' }])
})

test('[K5] [O6] a claimed priority is granted, and the reasons of the place follow', async ({ centre, page }) => {
  await sitDown(page, centre, 2)
  await centre.take(residence)
  await centre.take(residence, { priority: 'elderly' })
  await expect(page.locator('.wl li')).toHaveCount(2)
  await page.locator('.wl button').first().click()
  await expect(page.getByRole('dialog')).toContainText(words('why')('headStart', { minutes: 15 }))
  await page.keyboard.press('Escape')
  await serveNext(page, 'Р002')
  await page.keyboard.press('g')
  await expect.poll(() => centre.journal('ticket.changed')).toMatchObject([{ priority: 'elderly' }])
  await expect(page.locator('.grant')).toHaveCount(0)
})

test('[L5] an absent person is back, and stands in the line again', async ({ centre, page }) => {
  await sitDown(page, centre, 2)
  await centre.take(residence)
  await expect(page.locator('.next')).toContainText('Р001')
  await page.keyboard.press('Space')
  await expect(page.locator('.next')).toHaveAttribute('data-move', 'start')
  await expect(page.locator('.next')).toHaveAttribute('aria-disabled', 'false')
  await page.keyboard.press('n')
  await expect(page.locator('.away')).toContainText('Р001')
  await page.keyboard.press('a')
  await page.keyboard.press('Enter')
  await page.keyboard.press('1')
  await expect(page.locator('.next')).toContainText('Р001')
  expect(await centre.journal('ticket.returned')).toHaveLength(1)
})

test('[O7] a person lets two others pass on the phone, and reads why they stand there now', async ({
  centre,
  browser,
}) => {
  const first = (await centre.command('ticket:take', { service: residence })) as { ticket: { url: string } }
  for (const service of [residence, residence, residence]) await centre.take(service)
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true })
  const phone = await context.newPage()
  await phone.goto(first.ticket.url)
  await phone.getByRole('button', { name: hand('postpone') }).tap()
  await phone.getByRole('button', { name: hand('postpone.by', { count: 2 }) }).tap()
  await expect(phone.getByText(hand('ahead', { count: 2 }))).toBeVisible()
  await phone.getByText(hand('why')).tap()
  await expect(phone.getByText(words('why')('postponed', { by: 2 }))).toBeVisible()
  expect(await centre.journal('ticket.postponed')).toMatchObject([{ by: 2 }])
  await context.close()
})

test('[O5] the ticket of somebody in a wheelchair goes to the accessible counter', async ({
  centre,
  page,
  browser,
}) => {
  const other = await another(browser)
  await sitDown(page, centre, 2)
  await sitDown(other, centre, 3)
  const context = await browser.newContext({ viewport: { width: 1080, height: 1920 }, hasTouch: true })
  const kiosk = await context.newPage()
  await kiosk.goto(`${centre.url}/kiosk`)
  // Letters that come late move what is about to be tapped.
  await kiosk.evaluate(() => document.fonts.ready)
  await kiosk.getByRole('button', { name: /Місце проживання/ }).tap()
  await expect(kiosk.getByRole('heading', { name: 'Місце проживання' })).toBeVisible()
  await kiosk.locator('.res').first().tap()
  await kiosk.getByRole('button', { name: kioskSays('priority.claimOrAccess') }).tap()
  await kiosk.getByRole('button', { name: kioskSays('need.accessible') }).tap()
  await kiosk.getByRole('button', { name: kioskSays('need.ready') }).tap()
  await kiosk.getByRole('button', { name: kioskSays('take') }).tap()
  await expect(kiosk.getByRole('heading', { name: kioskSays('done.title') })).toBeVisible()
  expect(await centre.journal('ticket.issued')).toMatchObject([{ number: 'Р001', needs: ['accessible'] }])

  await centre.take(residence)
  await expect(other.locator('.next')).toContainText('Р002')
  await serveNext(page, 'Р001')
  await expect(page.locator('.facts')).toContainText(words('why')('accessible'))
  await context.close()
  await other.context().close()
})
