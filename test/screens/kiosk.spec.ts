import type { Page } from '@playwright/test'
import { expect, test } from './stage'

async function open(page: Page, name: string, query = 'town=pokrov'): Promise<void> {
  await page.setViewportSize({ width: 1080, height: 1920 })
  await page.goto(`/dev/screens/${name}?${query}`)
  await expect(page.locator('main.k h1').first()).toBeAttached()
}

interface Asked {
  readonly command: string
  readonly input: Readonly<Record<string, unknown>>
}

/** What the screen asked the centre for. */
function asked(page: Page): Promise<Asked[]> {
  return page.evaluate(() => (window.asked ?? []) as Asked[])
}

test('from the first page to a number in four taps', async ({ page }) => {
  await open(page, 'kiosk-home')
  await page.getByRole('button', { name: /Місце проживання/ }).click()
  await page.getByRole('button', { name: /Декларування місця проживання особи/ }).click()
  await page.getByRole('button', { name: 'Взяти талон' }).click()
  await expect(page.getByText('Ваш номер у черзі')).toBeVisible()
  await expect(page.locator('.figures')).toContainText('048')
  await expect(page.getByText('Візьміть паперовий талон')).toBeVisible()
  expect(await asked(page)).toEqual([
    { command: 'ticket:take', input: { service: expect.any(String), language: 'uk' } },
  ])
})

test('[K3] a tremor on the button takes one ticket', async ({ page }) => {
  await open(page, 'kiosk-service')
  await page.getByRole('button', { name: 'Взяти талон' }).dblclick()
  await expect(page.getByText('Ваш номер у черзі')).toBeVisible()
  expect(await asked(page)).toHaveLength(1)
})

test('a tap on take is answered on the screen by the second frame, before the server says anything', async ({
  page,
}) => {
  await open(page, 'kiosk-service')
  const frames = await page.evaluate(async () => {
    const button = document.querySelector<HTMLButtonElement>('.kb--primary')
    button?.click()
    let shown = 0
    for (; !button?.disabled; shown++) await new Promise(resolve => requestAnimationFrame(resolve))
    return shown
  })
  expect(frames).toBeLessThanOrEqual(2)
})

test('[K5] priority is claimed from the list, without the appointment, and goes with the question', async ({
  page,
}) => {
  await open(page, 'kiosk-service')
  await page.getByRole('button', { name: /першочергове/i }).click()
  const sheet = page.getByRole('dialog')
  await expect(sheet.getByText('Попередній запис')).toHaveCount(0)
  await sheet.getByRole('button', { name: /70 років/ }).click()
  await expect(sheet).toHaveCount(0)
  await page.getByRole('button', { name: 'Взяти талон' }).click()
  await expect.poll(async () => (await asked(page))[0]?.input.priority).toBe('elderly')
})

test('[O5] a need is asked for where priority is claimed, is taken back there, and nobody else has to pass it', async ({
  page,
}) => {
  await open(page, 'kiosk-service')
  await page.getByRole('button', { name: /крісло колісне/ }).click()
  const sheet = page.getByRole('dialog')
  const accessible = sheet.getByRole('button', { name: /доступне для крісла колісного/ })
  await accessible.click()
  await expect(accessible).toHaveAttribute('aria-pressed', 'true')
  await accessible.click()
  await expect(accessible).toHaveAttribute('aria-pressed', 'false')
  await accessible.click()
  await sheet.getByRole('button', { name: 'Готово' }).click()
  await page.getByRole('button', { name: 'Взяти талон' }).click()
  await expect.poll(async () => (await asked(page))[0]?.input).toMatchObject({ needs: ['accessible'] })
  expect((await asked(page))[0]?.input).not.toHaveProperty('priority')
})

test('[O3] the code of an appointment is typed with the figures on the screen, or with a keyboard', async ({
  page,
}) => {
  await open(page, 'kiosk-home-booked')
  await page.getByRole('button', { name: 'Маю запис на час' }).click()
  await page.getByRole('button', { name: '4', exact: true }).click()
  await page.keyboard.type('8x2')
  await expect(page.getByRole('textbox')).toHaveValue('482')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => asked(page))
    .toMatchObject([{ command: 'ticket:check-in', input: { appointment: '482', language: 'uk' } }])
  await expect(page.locator('.figures')).toBeVisible()
})

/** Time goes on only as the test says: a busy machine is slow to draw. */
async function stopClock(page: Page): Promise<void> {
  const now = new Date('2026-03-02T09:00:00Z')
  await page.clock.install({ time: now })
  await page.clock.pauseAt(now)
}

test('[K6] an idle kiosk asks after 40 s and forgets everything 20 s later', async ({ page }) => {
  await stopClock(page)
  await open(page, 'kiosk-home')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('button', { name: /Find a service/ }).click()
  await page.getByRole('textbox').fill('passport')
  await page.clock.runFor(39_000)
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await page.clock.runFor(2_000)
  await expect(page.getByRole('alertdialog')).toContainText('Are you still here?')
  await page.clock.runFor(21_000)
  await expect(page.locator('html')).toHaveAttribute('lang', 'uk')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Яка послуга вам потрібна?')
  await page.getByRole('button', { name: /Знайти послугу/ }).click()
  await expect(page.getByRole('textbox')).toHaveValue('')
})

test('[K6] with larger text there is twice the time, and any touch continues', async ({ page }) => {
  await stopClock(page)
  await open(page, 'kiosk-service', 'town=pokrov&size=1.5')
  await page.clock.runFor(79_000)
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await page.clock.runFor(2_000)
  await page.getByRole('button', { name: 'Так, продовжити' }).click()
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Взяти талон' })).toBeVisible()
})

test('the number goes home by itself after 15 s', async ({ page }) => {
  await stopClock(page)
  await open(page, 'kiosk-ticket')
  await page.clock.runFor(14_000)
  await expect(page.getByText('Ваш номер у черзі')).toBeVisible()
  await page.clock.runFor(2_500)
  await expect(page.getByText('Оберіть тему')).toBeVisible()
})

test('[P3] whoever leaves the paper hanging is reminded of it', async ({ page }) => {
  await page.goto('/dev/screens/kiosk-ticket?lang=en')
  await expect(page.getByRole('status')).toContainText('Take your paper ticket')
  await page.goto('/dev/screens/kiosk-ticket-left?lang=en')
  await expect(page.getByRole('status')).toContainText('Do not forget your paper ticket')
})

test('[P3] without paper the number stays, says what is safe, and waits for the person', async ({ page }) => {
  await open(page, 'kiosk-ticket-no-paper')
  await expect(page.locator('main').getByRole('alert')).toContainText('Ваше місце в черзі збережено')
  await page.getByRole('button', { name: 'Номер маю, готово' }).click()
  await expect(page.getByText('Оберіть тему')).toBeVisible()
})

test('a refusal says why and leads on', async ({ page }) => {
  await open(page, 'kiosk-full')
  await page.getByRole('button', { name: 'Взяти талон' }).click()
  await expect(page.locator('main').getByRole('alert')).toContainText('На сьогодні всі місця зайнято')
  await page.getByRole('button', { name: 'Обрати іншу послугу' }).click()
  await expect(page.getByText('Оберіть тему')).toBeVisible()
})

test('offline the documents can be read, and no ticket is promised', async ({ page }) => {
  await open(page, 'kiosk-offline')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('без зв’язку')
  await page.getByRole('button', { name: 'Які документи потрібні' }).click()
  await page.getByRole('button', { name: /Місце проживання/ }).click()
  await page.getByRole('button', { name: /Декларування місця проживання особи/ }).click()
  await expect(page.getByText('Що взяти з собою')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Взяти талон' })).toHaveCount(0)
})

test('everything can be done with keys alone', async ({ page }) => {
  await open(page, 'kiosk-home')
  const press = async (name: RegExp) => {
    for (let tries = 0; tries < 60; tries++) {
      await page.keyboard.press('Tab')
      const label = await page.evaluate(() => document.activeElement?.textContent ?? '')
      if (name.test(label)) return page.keyboard.press('Enter')
    }
    throw new Error(`No control with ${name} was reached by Tab`)
  }
  await press(/Місце проживання/)
  await press(/Декларування/)
  await press(/Взяти талон/)
  await expect(page.getByText('Ваш номер у черзі')).toBeVisible()
})

test('what the keypad has reached is marked, also after a finger has touched the screen', async ({ page }) => {
  await open(page, 'kiosk-service')
  const take = page.getByRole('button', { name: 'Взяти талон' })
  await page.getByRole('heading', { level: 1 }).click()
  await page.locator('main.k').evaluate(main => {
    main.dataset.keypad = ''
  })
  await take.focus()
  await expect(take).toHaveCSS('outline-width', '4px')
  await expect(take).toHaveCSS('outline-style', 'solid')
})

test('typed on the screen, Latin letters find Cyrillic names', async ({ page }) => {
  await open(page, 'kiosk-search-begin')
  await page.getByRole('button', { name: 'English' }).click()
  for (const letter of 'PASPORT') await page.getByRole('button', { name: letter, exact: true }).click()
  await expect(page.locator('.res').first()).toContainText(/паспорт/i)
})

test('nothing is offered before its letters have come: what was tapped would be its neighbour', async ({ page }) => {
  let come: () => void = () => undefined
  const letters = new Promise<void>(resolve => {
    come = resolve
  })
  await page.clock.install()
  await page.route('**/*.woff2', async route => {
    await letters
    await route.continue()
  })
  const asked = page.waitForRequest('**/*.woff2')
  await page.goto('/dev/screens/kiosk-home?town=pokrov', { waitUntil: 'commit' })
  await asked
  await expect(page.locator('main button')).toHaveCount(0)
  come()
  const home = page.getByRole('button', { name: /Місце проживання/ })
  const first = await home.boundingBox()
  await page.evaluate(() => document.fonts.ready)
  expect(await home.boundingBox()).toEqual(first)
})

test('a kiosk whose letters do not come offers its services in other letters', async ({ page }) => {
  await page.clock.install()
  await page.route('**/*.woff2', () => undefined)
  const asked = page.waitForRequest('**/*.woff2')
  await page.goto('/dev/screens/kiosk-home?town=pokrov', { waitUntil: 'commit' })
  await asked
  await page.clock.runFor(2_000)
  await expect(page.getByRole('button', { name: /Місце проживання/ })).toBeVisible()
})
