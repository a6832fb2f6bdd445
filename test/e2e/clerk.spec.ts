import type { Page } from '@playwright/test'
import { adminPassword } from './installation'
import { type Centre, expect, tabTo, test, words } from './story'

const say = words('counter')
const sayNo = words('refusals')

/** Logs in, sits down at counter 2 and opens it, without a mouse. */
async function sitDown(page: Page, centre: Centre): Promise<string> {
  const token = await centre.addPerson('olena', 'clerk')
  const enter = words('login')
  await page.goto(`${centre.url}/counter?branch=pokrov-main`)
  await tabTo(page, page.getByLabel(enter('name'), { exact: true }))
  await page.keyboard.type('olena')
  await page.keyboard.press('Tab')
  await page.keyboard.type(adminPassword)
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: /^2\s?Місце проживання/ }))
  await page.keyboard.press('Enter')
  await expect(page.getByText(say('state.open'))).toBeVisible()
  return token
}

test.use({ viewport: { width: 1440, height: 900 } })

test('[C2] [L4] a clerk calls, recalls, takes a call back and marks who did not come, with keys alone', async ({
  centre,
  page,
}) => {
  await sitDown(page, centre)
  await expect(page.getByRole('heading', { name: say('nobodyWaits') })).toBeVisible()
  for (const number of ['Р001', 'Р002', 'Р003']) expect(await centre.take('01-01')).toBe(number)
  await expect(page.getByRole('button', { name: say('move.call-next') })).toContainText('Р001')

  await Promise.all([page.keyboard.press('Space'), page.keyboard.press('Space')])
  await expect(page.getByText(say('awaited')).first()).toBeVisible()
  await page.keyboard.press('Space')
  expect((await centre.journal('ticket.called')).map(event => event.number)).toEqual(['Р001'])

  await expect(page.getByRole('button', { name: say('move.recall') })).toContainText(/за \d+ с/)
  await page.keyboard.press('r')
  await expect(page.locator('main').getByRole('alert')).toHaveCount(0)
  expect(await centre.journal('ticket.recalled')).toHaveLength(0)

  await expect(page.getByRole('button', { name: say('move.undo') })).toBeEnabled()
  await page.keyboard.press('u')
  await expect(page.getByRole('heading', { name: say('counterFree') })).toBeVisible()
  expect(await centre.journal('ticket.uncalled')).toHaveLength(1)
  await expect(page.getByRole('button', { name: say('move.call-next') })).toBeEnabled()
  await page.keyboard.press('Space')
  await expect(page.getByText(say('awaited')).first()).toBeVisible()
  await expect(page.getByRole('button', { name: say('move.absent') })).toBeEnabled()
  await page.keyboard.press('n')
  await expect(page.getByRole('heading', { name: say('counterFree') })).toBeVisible()
  expect(await centre.journal('ticket.absent')).toHaveLength(1)
  await expect(page.getByRole('button', { name: say('move.call-next') })).toContainText('Р002')
})

test('[L7] [C5] a clerk serves with an outcome, rests with a reason and closes, with keys alone', async ({
  centre,
  page,
}) => {
  await sitDown(page, centre)
  for (const service of ['01-01', '01-01']) await centre.take(service)
  await expect(page.getByRole('button', { name: say('move.call-next') })).toContainText('Р001')
  await expect(page.getByRole('button', { name: say('move.call-next') })).toBeEnabled()
  await page.keyboard.press('Space')
  await expect(page.getByText(say('awaited')).first()).toBeVisible()
  await expect(page.getByRole('button', { name: say('move.start') })).toBeEnabled()
  await page.keyboard.press('s')
  await expect(page.getByText(say('awaited'))).toHaveCount(0)

  const close = page.getByRole('button', { name: say('closeCounter') })
  await tabTo(page, close)
  await page.keyboard.press('Enter')
  await expect(page.locator('main').getByRole('alert')).toContainText(sayNo('counter/busy'))

  await tabTo(page, page.getByRole('button', { name: say('outcome.documents-missing') }))
  await page.keyboard.press('Space')
  await tabTo(page, page.getByRole('button', { name: say('finishOnly') }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: say('counterFree') })).toBeVisible()
  expect(await centre.journal('ticket.served')).toMatchObject([
    { delivered: [{ service: '01-01', outcome: 'documents-missing' }] },
  ])

  await page.keyboard.press('F8')
  await expect(page.getByRole('dialog')).toContainText(say('pauseWhy'))
  await page.keyboard.press('2')
  await expect(page.getByRole('heading', { name: /обід/ })).toBeVisible()
  await page.keyboard.press('Space')
  expect(await centre.journal('ticket.called')).toHaveLength(1)
  await expect(page.getByRole('button', { name: say('move.resume') })).toBeEnabled()
  await page.keyboard.press('F8')
  await expect(page.getByRole('heading', { name: say('counterFree') })).toBeVisible()

  await tabTo(page, close)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: say('counterIsClosed', { counter: 2 }) })).toBeVisible()
  expect(await centre.journal('counter.closed')).toHaveLength(1)
  await page.keyboard.press('Space')
  await expect(page.getByRole('heading', { name: say('counterFree') })).toBeVisible()
})

test('[C2] a screen that hangs behind skips nobody, and says why', async ({ centre, page }) => {
  let isBehind = false
  await page.routeWebSocket(/socket\.io/, screen => {
    const server = screen.connectToServer()
    server.onMessage(message => {
      if (!isBehind || !String(message).startsWith('42["view"')) screen.send(message)
    })
  })
  const token = await sitDown(page, centre)
  for (const service of ['01-01', '01-01']) await centre.take(service)
  await expect(page.getByRole('button', { name: say('move.call-next') })).toContainText('Р001')
  isBehind = true
  await centre.command('counter:call-next', { counter: 2, leaving: null }, token)
  await page.keyboard.press('Space')
  await expect(page.locator('main').getByRole('alert')).toContainText(sayNo('counter/moved-on'))
  expect((await centre.journal('ticket.called')).map(event => event.number)).toEqual(['Р001'])
})

test('[A3] a clerk who is away is asked, then logged out, and goes on with the same person and the same note after the login', async ({
  centre,
  page,
}) => {
  await page.clock.install()
  await sitDown(page, centre)
  await centre.take('01-01')
  await expect(page.getByRole('button', { name: say('move.call-next') })).toContainText('Р001')
  await page.keyboard.press('Space')
  await expect(page.locator('.next')).toHaveAttribute('data-move', 'start')
  await expect(page.locator('.next')).toHaveAttribute('aria-disabled', 'false')
  await page.keyboard.press('s')
  await expect(page.locator('.timer .bar')).toBeVisible()
  const note = page.getByLabel(say('note'))
  const firstDocument = page.locator('.checks input').first()
  await note.fill('Чекає на довідку з банку')
  await page.locator('.checks label').first().click()

  const asked = page.getByRole('dialog', { name: say('still.title') })
  await page.clock.runFor(13 * 60_000)
  await expect(asked).toHaveCount(0)
  await page.clock.runFor(90_000)
  await expect(asked).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(asked).toHaveCount(0)
  // The key that answers finishes nobody.
  expect(await centre.journal('ticket.served')).toHaveLength(0)
  await expect(page.locator('.who .num')).toHaveText('Р001')

  await page.clock.runFor(14.5 * 60_000)
  await expect(asked).toBeVisible()
  await page.clock.runFor(60_000)
  const logIn = async (name: string) => {
    const enter = words('login')
    await expect(page.getByText(enter('wasIdle'))).toBeVisible()
    await page.getByLabel(enter('name'), { exact: true }).fill(name)
    await page.getByLabel(enter('password'), { exact: true }).fill(adminPassword)
    await page.keyboard.press('Enter')
    await expect(page.locator('.who .num')).toHaveText('Р001')
  }
  const keptInTab = () => page.evaluate(() => sessionStorage.length)
  await logIn('olena')
  await expect(page.getByRole('button', { name: say('move.finish') })).toBeEnabled()
  expect(await centre.journal('counter.closed')).toHaveLength(0)
  await expect(note).toHaveValue('Чекає на довідку з банку')
  await expect(firstDocument).toBeChecked()
  expect(await keptInTab()).toBe(1)

  // Whoever sits down instead reads nothing of it.
  await centre.addPerson('marija', 'clerk')
  await page.clock.runFor(15.5 * 60_000)
  await logIn('marija')
  await expect(note).toHaveValue('')
  await expect(firstDocument).not.toBeChecked()
  expect(await keptInTab()).toBe(0)
})
