import { io } from 'socket.io-client'
import { expect, login, test, words } from './story'

const say = words('kiosk')
const part = words('dock')
const residence = '01-01'

declare global {
  interface Window {
    /** What the voice of this kiosk said, and how loud. */
    heard?: { readonly text: string; readonly volume: number }[]
  }
}

test('[H5] a person who cannot touch the screen takes a ticket by keypad, and holds it before the scanner later', async ({
  centre,
  browser,
}) => {
  // Some eighty presses, each of which is waited for.
  test.slow()
  const context = await browser.newContext({ locale: 'uk-UA' })
  const dock = await context.newPage()
  await dock.goto(`${centre.url}/dev`)
  const thing = (twin: string) => dock.getByRole('article', { name: part(`hid.${twin}`), exact: true })
  const kiosk = await context.newPage()
  await kiosk.setViewportSize({ width: 1080, height: 1920 })
  await kiosk.goto(`${centre.url}/kiosk`)
  await expect(kiosk.getByText(say('groups.title'))).toBeVisible()

  await thing('keypad')
    .getByRole('button', { name: part('plug-in') })
    .click()
  await expect(thing('keypad').getByRole('button', { name: part('unplug') })).toBeVisible()
  const press = async (key: string) => {
    // No finger is faster: what comes sooner counts as a contact that bounces.
    await kiosk.waitForTimeout(60)
    const asked = { method: 'POST', body: JSON.stringify({ press: 'keypad', key }) }
    expect((await fetch(`${centre.url}/api/v1/dev/hid`, asked)).status).toBe(200)
  }
  const focused = kiosk.locator(':focus')
  const wanted = async (isWanted: (name: string) => boolean) => {
    for (let presses = 0; presses < 40; presses++) {
      const before = await kiosk.evaluateHandle(() => document.activeElement)
      await press('ArrowDown')
      await expect.poll(() => kiosk.evaluate(then => document.activeElement !== then, before)).toBe(true)
      if (isWanted(((await focused.textContent()) ?? '').trim())) return
    }
    throw new Error('The keypad did not reach it.')
  }
  await wanted(name => name.includes('Місце проживання'))
  await expect(focused).toHaveCSS('outline-style', 'solid')
  await press('Enter')
  await expect(kiosk.locator('.res').first()).toBeVisible()
  await press('F23')
  await expect(kiosk.getByText(say('groups.title'))).toBeVisible()
  await wanted(name => name.includes('Місце проживання'))
  await press('Enter')
  const first = ((await kiosk.locator('.res').first().textContent()) ?? '').trim()
  await wanted(name => name === first)
  await press('Enter')
  await wanted(name => name.startsWith(say('take')))
  await press('Enter')
  await expect(kiosk.locator('.figures')).toContainText('Р001')
  await press('F16')
  await expect(kiosk.getByText(say('groups.title'))).toBeVisible()

  const { ticket } = (await centre.command('ticket:take', { service: residence })) as { ticket: { url: string } }
  await thing('scanner')
    .getByRole('button', { name: part('plug-in') })
    .click()
  const scan = async (code: string) => {
    await thing('scanner').getByLabel(part('hid.code')).fill(code)
    await thing('scanner')
      .getByRole('button', { name: part('hid.scan') })
      .click()
  }
  await scan(ticket.url)
  await expect(kiosk.getByRole('heading', { name: say('mine.title') })).toBeVisible()
  await expect(kiosk.locator('.figures')).toContainText('Р002')
  await scan('4006381333931')
  await expect(kiosk.getByRole('heading', { name: say('mine.unknown') })).toBeVisible()
  await kiosk.getByRole('button', { name: say('mine.ready') }).click()
  await scan(residence)
  await expect(kiosk.getByRole('button', { name: say('take') })).toBeVisible()

  await kiosk.getByRole('button', { name: say('back') }).click()
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Kyiv' }).format(Date.now())
  const appointments = [{ code: 'KP-4829', service: residence, at: Date.now() }]
  await centre.command('appointment:load', { day, appointments }, centre.adminToken)
  await expect(kiosk.getByRole('button', { name: say('quick.appointment') })).toBeVisible()
  await scan('KP-4829')
  await expect(kiosk.locator('.figures')).toContainText('Р003')
  await context.close()
})

test('[H2][H6] a clerk calls with a pedal, and the lamp of the counter shows it', async ({ centre, page }) => {
  const clerk = await centre.addPerson('Олена', 'clerk')
  await centre.command('counter:open', { counter: 2 }, clerk)
  await centre.take(residence)
  const say = words('dock', 'en')
  await page.goto(`${centre.url}/dev`)
  const thing = (twin: string) => page.getByRole('article', { name: say(`hid.${twin}`), exact: true })
  for (const twin of ['pedal', 'lamp'])
    await thing(twin)
      .getByRole('button', { name: say('plug-in') })
      .click()
  await expect(thing('pedal')).toContainText(say('hid.counter', { counter: 2 }))
  await expect(thing('lamp').getByRole('status')).toHaveText(say('hid.lit', { colour: '#00a028' }))
  await thing('pedal').getByRole('button', { name: 'KeyB' }).click()
  await expect(thing('lamp').getByRole('status')).toHaveText(say('hid.lit', { colour: '#ff8c00' }))
  expect(await centre.journal('ticket.called')).toMatchObject([{ counter: 2 }])
})

test('[H5] [K6] volume keys make speech louder and quieter within limits, and the next person hears it as usual', async ({
  centre,
  browser,
}) => {
  const context = await browser.newContext({ locale: 'uk-UA', viewport: { width: 1080, height: 1920 } })
  await context.addInitScript(() => {
    window.heard = []
    Object.assign(speechSynthesis, { getVoices: () => [{ lang: 'uk-UA', localService: true }] })
    Object.assign(globalThis, {
      SpeechSynthesisUtterance: class {
        constructor(readonly text: string) {}
      },
    })
    speechSynthesis.speak = ({ text, volume }) => void window.heard?.push({ text, volume })
  })
  const kiosk = await context.newPage()
  await kiosk.goto(`${centre.url}/kiosk`)
  await expect(kiosk.getByText(say('groups.title'))).toBeVisible()
  const tell = (order: object) => fetch(`${centre.url}/api/v1/dev/hid`, { method: 'POST', body: JSON.stringify(order) })
  await tell({ plug: 'keypad' })
  const press = async (key: string) => {
    await kiosk.waitForTimeout(60)
    await tell({ press: 'keypad', key })
  }
  const last = () => kiosk.evaluate(() => window.heard?.at(-1))
  await press('VolumeUp')
  await press('F15')
  await expect.poll(last).toMatchObject({ volume: 0.6 })
  const level = (of: number) => ({ text: say('volume', { level: of, most: 5 }), volume: of / 5 })
  for (const [key, then] of [
    ['VolumeUp', 4],
    ['VolumeUp', 5],
    ['VolumeUp', 5],
    ['VolumeDown', 4],
  ] as const) {
    await press(key)
    await expect.poll(last).toEqual(level(then))
  }
  await press('ArrowDown')
  await expect.poll(last).toMatchObject({ volume: 0.8 })
  await press('F16')
  await press('F15')
  await expect.poll(last).toMatchObject({ volume: 0.6 })
  for (const then of [2, 1, 1]) {
    await press('VolumeDown')
    await expect.poll(last).toEqual(level(then))
  }
  await context.close()
})

test('[H2] a pedal that is refused says why on its counter’s console, in the words of the button', async ({
  centre,
  page,
}) => {
  const clerk = await centre.addPerson('Олена', 'clerk')
  await centre.command('counter:open', { counter: 2 }, clerk)
  await page.goto(`${centre.url}/counter?branch=pokrov-main&counter=2`)
  await login(page, 'Олена')
  await expect(page.locator('.nobody')).toBeVisible()
  const tell = (order: object) => fetch(`${centre.url}/api/v1/dev/hid`, { method: 'POST', body: JSON.stringify(order) })
  await tell({ plug: 'pedal' })
  await page.waitForTimeout(60)
  await tell({ press: 'pedal', key: 'KeyB' })
  await expect(page.locator('.refused')).toContainText(words('refusals')('queue/empty'))
})

test('[A4] an admin teaches a keypad by pressing it', async ({ centre, browser }) => {
  const context = await browser.newContext({ locale: 'uk-UA' })
  const dock = await context.newPage()
  await dock.goto(`${centre.url}/dev`)
  const thing = dock.getByRole('article', { name: part('hid.numpad'), exact: true })
  await thing.getByRole('button', { name: part('plug-in') }).click()
  await thing.getByRole('button', { name: 'Numpad3', exact: true }).click()

  const desk = words('devices')
  const page = await context.newPage()
  await page.goto(`${centre.url}/manager/printers`)
  await login(page, 'admin')
  await page.getByRole('link', { name: words('printers')('devices') }).click()
  const card = page.getByRole('article', { name: 'Numeric keypad' })
  await card.getByLabel('Numpad3').selectOption(desk('meaning.absent'))
  await expect(page.getByRole('status')).toHaveText(desk('saved'))
  // Without a counter its keys are nobody's.
  await expect(card.getByText(desk('counter.needed'))).toHaveCount(0)
  await card.getByLabel(desk('counter')).selectOption('')
  await expect(card.getByText(desk('counter.needed'))).toBeVisible()
  await card.getByLabel(desk('counter')).selectOption('3')
  await expect(card.getByLabel(desk('counter'))).toHaveValue('3')
  await expect(card.getByLabel('Numpad3')).toHaveValue('absent')
  await expect
    .poll(async () => (await centre.journal('peripheral.bound')).at(-1))
    .toMatchObject({ host: 'server', role: 'clerk', counter: 3 })
  await context.close()
})

test('[A2] an admin sees which computer is away, since when, and what to do', async ({ centre, browser }) => {
  const context = await browser.newContext({ locale: 'uk-UA' })
  const page = await context.newPage()
  await page.goto(`${centre.url}/manager/devices`)
  await login(page, 'admin')
  const say = words('devices')
  await expect(page.getByRole('heading', { name: say('title') })).toBeVisible()
  const { made } = (await centre.command('device:add', { kind: 'agent', name: 'Вікно 3' }, centre.adminToken)) as {
    made: { token: string }
  }
  const agent = io(centre.url, { auth: { screen: 'agent', token: made.token }, transports: ['websocket'] })
  await new Promise<void>(resolve => agent.once('connect', resolve))
  const away = page.getByText(say('away', { name: 'Вікно 3', since: '' }).trim())
  agent.disconnect()
  await expect(away).toBeVisible()
  await expect(away).toHaveText(/\d\d:\d\d$/)
  await expect(page.getByText(say('awayDo'))).toBeVisible()
  agent.connect()
  await expect(away).toHaveCount(0)
  agent.disconnect()
  await expect(away).toBeVisible()
  await context.close()
})
