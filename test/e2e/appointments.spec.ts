import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test as story, words } from './story'

const say = words('kiosk')
const residence = '01-01'

/** It is midday in the town at whatever hour this runs: the next hour's appointments are all of one day. */
const timeZone = zoneOfMidday(Date.now())
const test = story.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern.
  municipality: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'redica-midday-'))
    const file = path.join(folder, 'pokrov.yaml')
    writeFileSync(file, readFileSync('municipalities/pokrov.yaml', 'utf8').replace('Europe/Kyiv', timeZone))
    await use(file)
    rmSync(folder, { recursive: true })
  },
})

test('[O3] an appointment is checked in at the kiosk: too early, unknown, then in time', async ({
  centre,
  browser,
}) => {
  const soon = Date.now() + 5 * 60_000
  const later = Date.now() + 40 * 60_000
  const appointments = [
    { code: '482913', service: residence, at: soon },
    { code: '482914', service: residence, at: later },
  ]
  const day = new Intl.DateTimeFormat('en-CA', { timeZone }).format(soon)
  await centre.command('appointment:load', { day, appointments }, centre.adminToken)
  const context = await browser.newContext({ viewport: { width: 1080, height: 1920 }, hasTouch: true })
  const kiosk = await context.newPage()
  await kiosk.goto(`${centre.url}/kiosk`)
  await kiosk.getByRole('button', { name: say('quick.appointment') }).tap()
  const type = async (code: string) => {
    for (const key of code) await kiosk.getByRole('button', { name: key, exact: true }).tap()
    await kiosk.getByRole('button', { name: say('code.go') }).tap()
  }
  await type('111111')
  await expect(kiosk.getByText(say('code.look'))).toBeVisible()
  await kiosk.getByRole('button', { name: say('search.clear') }).tap()
  await type('482914')
  await expect(kiosk.locator('.banner')).toContainText(say('code.from', { time: '' }).slice(0, 12))
  await kiosk.getByRole('button', { name: say('search.clear') }).tap()
  await type('482913')
  await expect(kiosk.getByRole('heading', { name: say('done.title') })).toBeVisible()
  await expect(kiosk.locator('.figures')).toContainText('Р001')
  expect(await centre.journal('ticket.issued')).toMatchObject([
    { appointment: { code: '482913', at: soon }, dueAt: soon },
  ])
  await context.close()
})

function zoneOfMidday(now: number): string {
  const isMidday = (zone: string) =>
    new Intl.DateTimeFormat('en', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(now) === '12'
  const zone = Intl.supportedValuesOf('timeZone').find(isMidday)
  if (!zone) throw new Error('It is midday nowhere.')
  return zone
}
