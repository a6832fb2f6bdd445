import type { Locator, Page } from '@playwright/test'
import { encode } from 'uqr'
import { expect, tabTo, test, words } from './story'

const say = words('kiosk')
const panel = { width: 1080, height: 1920 }

test('[K3] [K5] a person finds a service, takes one ticket, follows it by phone and gives it up', async ({
  centre,
  browser,
}) => {
  const panelContext = await browser.newContext({ viewport: panel, hasTouch: true })
  const kiosk = await panelContext.newPage()
  await kiosk.clock.install()
  const issued = issuedTo(kiosk)
  await kiosk.goto(`${centre.url}/kiosk`)
  await kiosk.getByRole('button', { name: say('search.hint', { example: '' }).slice(0, 14) }).tap()
  await kiosk.getByRole('button', { name: 'English', exact: true }).last().tap()
  for (const letter of 'PASPRT') await kiosk.getByRole('button', { name: letter, exact: true }).tap()
  await kiosk
    .locator('.res')
    .filter({ hasText: /паспорт/i })
    .first()
    .tap()
  await kiosk.getByRole('button', { name: say('priority.claim') }).tap()
  await kiosk
    .getByRole('dialog')
    .getByRole('button', { name: /70 років/ })
    .tap()
  await tapTwice(kiosk, kiosk.getByRole('button', { name: say('take') }))

  await expect(kiosk.getByText(say('done.title'))).toBeVisible()
  await expect(kiosk.locator('.figures')).toContainText('П001')
  await expect(kiosk.getByText(say('done.take'))).toBeVisible()
  const tickets = await centre.journal('ticket.issued')
  expect(tickets).toHaveLength(1)
  expect(tickets[0]).toMatchObject({ number: 'П001', priority: 'elderly' })

  const { url } = await issued
  await expect(kiosk.getByRole('img', { name: say('done.qr') }).locator('path')).toHaveAttribute('d', drawn(url))
  const phoneContext = await browser.newContext({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  })
  const phone = await phoneContext.newPage()
  const hand = words('phone')
  await phone.goto(url)
  await expect(phone.locator('.num').first()).toHaveText('П001')
  await expect(phone.getByText(hand('ahead', { count: 0 }))).toBeVisible()
  await phone.getByRole('button', { name: hand('cancel') }).tap()
  await expect(phone.getByRole('dialog')).toContainText(hand('cancel.ask'))
  await phone.getByRole('button', { name: hand('cancel.yes') }).tap()
  await expect(phone.getByText(hand('cancelled.title'))).toBeVisible()
  await phone.reload()
  await expect(phone.getByRole('heading', { name: hand('cancelled.title') })).toBeVisible()
  expect(await centre.journal('ticket.cancelled')).toHaveLength(1)

  await kiosk.clock.runFor(16_000)
  await expect(kiosk.getByText(say('groups.title'))).toBeVisible()
  await expect(kiosk.getByText('П001')).toHaveCount(0)
  await panelContext.close()
  await phoneContext.close()
})

test('[K6] a kiosk that was left alone asks, and forgets language, contrast, text and what was typed', async ({
  centre,
  page,
}) => {
  await page.clock.install()
  await page.setViewportSize(panel)
  await page.goto(`${centre.url}/kiosk`)
  const english = words('kiosk', 'en')
  await page.getByRole('button', { name: 'English', exact: true }).click()
  await page.getByRole('button', { name: english('access.larger') }).click()
  await page.getByRole('button', { name: english('access.contrast') }).click()
  await page.getByRole('button', { name: english('search.short') }).click()
  await page.getByRole('textbox').fill('pension')
  await expect(page.locator('main')).toHaveAttribute('data-theme', 'contrast')
  // Whoever needs larger text has twice the time.
  await page.clock.runFor(78_000)
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await page.clock.runFor(4_000)
  await expect(page.getByRole('alertdialog')).toContainText(english('idle.title'))
  await page.clock.runFor(41_000)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(say('question'))
  await expect(page.locator('html')).toHaveAttribute('lang', 'uk')
  await expect(page.locator('main')).not.toHaveAttribute('data-theme', 'contrast')
  await expect(page.locator('main')).toHaveAttribute('data-size', '1')
  await page.getByRole('button', { name: say('search.short') }).click()
  await expect(page.getByRole('textbox')).toHaveValue('')
  expect(await page.evaluate(() => [history.length, localStorage.length, sessionStorage.length])).toEqual([2, 0, 0])
})

test('a whole visit with keys alone', async ({ centre, page }) => {
  await page.setViewportSize(panel)
  await page.goto(`${centre.url}/kiosk`)
  const press = async (control: Locator) => {
    await tabTo(page, control)
    await page.keyboard.press('Enter')
  }
  await press(page.getByRole('button', { name: /Місце проживання/ }))
  await press(page.locator('.res').first())
  await press(page.getByRole('button', { name: say('priority.claimOrAccess') }))
  await press(page.getByRole('dialog').getByRole('button', { name: say('priority.none') }))
  await press(page.getByRole('button', { name: say('take') }))
  await expect(page.getByRole('heading', { name: say('done.title') })).toBeFocused()
  await press(page.getByRole('button', { name: say('toStart') }))
  await expect(page.getByText(say('groups.title'))).toBeVisible()
  expect(await centre.journal('ticket.issued')).toHaveLength(1)
})

/** A finger that trembles: two touches before the screen can have answered. */
async function tapTwice(page: Page, button: Locator): Promise<void> {
  const box = await button.boundingBox()
  if (!box) throw new Error(`${button} is not on the screen.`)
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await Promise.all([page.touchscreen.tap(x, y), page.touchscreen.tap(x, y)])
}

/** The ticket as the server told it to this kiosk. */
function issuedTo(kiosk: Page): Promise<{ readonly url: string }> {
  return new Promise(resolve =>
    kiosk.on('websocket', socket =>
      socket.on('framereceived', ({ payload }) => {
        const found = /"url":"([^"]+)"/.exec(String(payload))
        if (found?.[1]) resolve({ url: found[1] })
      }),
    ),
  )
}

/** The QR code of a text as the kiosk draws it. */
function drawn(text: string): string {
  const { data } = encode(text, { ecc: 'M', border: 0 })
  return data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('')
}
