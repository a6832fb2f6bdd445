// The pictures of the README, from the real screens: node --import tsx test/e2e/pictures.ts
import { mkdirSync, writeFileSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium } from '@playwright/test'
import { openInstallation } from './installation'
import { type Life, liveIn } from './life'

const folder = 'docs/pictures'
const branch = 'pokrov-main'
/** A Tuesday morning in Pokrov. */
const morning = Date.parse('2026-11-24T10:05:00+02:00')
/** While people come, a second lasts as long as a minute and a half; then the clock goes as it should. */
const hurry = { forMs: 16_000, times: 90 }
const paceMs = 250

/** A clock for the server's process, so that nobody in the pictures has waited for nought minutes at night. */
function clockOfPictures(): string {
  const script = `const real = Date.now, begun = real()
    Date.now = () => {
      const gone = real() - begun
      return ${morning} + Math.min(gone, ${hurry.forMs}) * ${hurry.times} + Math.max(0, gone - ${hurry.forMs})
    }`
  return `--import=data:text/javascript,${encodeURIComponent(script)}`
}

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const begun = Date.now()
  const installation = await openInstallation({ nodeOptions: clockOfPictures() })
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--autoplay-policy=no-user-gesture-required'],
  })
  try {
    const life = await liveIn(installation, branch, paceMs)
    await new Promise(resolve => setTimeout(resolve, Math.max(0, begun + hurry.forMs - Date.now())))
    await draw(browser, installation.url, life)
  } finally {
    await browser.close()
    await installation.close()
  }
}

async function draw(browser: Browser, url: string, life: Life): Promise<void> {
  const clerk = life.serving[1] ?? { counter: 2, token: '' }
  const manager = await life.addPerson('Галина Мельник', 'manager')
  const { ticket } = (await life.command('ticket:take', { service: '01-01' })) as { ticket: { url: string } }
  const nobody = await contextOf(browser, { url })
  await take(nobody, { name: 'kiosk', at: `${url}/kiosk?branch=${branch}`, drawn: '.tile', width: 1080, height: 1920 })
  await take(nobody, { name: 'phone', at: ticket.url, drawn: '.num', width: 390, height: 844 })
  await take(nobody, {
    name: 'display',
    at: `${url}/display?branch=${branch}`,
    drawn: '.num',
    width: 1920,
    height: 1080,
  })
  await take(await contextOf(browser, { url, token: clerk.token }), {
    name: 'counter',
    at: `${url}/counter?branch=${branch}&counter=${clerk.counter}`,
    drawn: '.who .num',
    width: 1440,
    height: 900,
  })
  await take(await contextOf(browser, { url, token: manager }), {
    name: 'manager',
    at: `${url}/manager?branch=${branch}`,
    drawn: '.q tbody tr',
    width: 1440,
    height: 900,
  })
  await keepPaper(url)
}

/** The browser of somebody who is logged in, or of a thing of this machine. */
async function contextOf(browser: Browser, { url, token }: { url: string; token?: string }): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'uk-UA', deviceScaleFactor: 1 })
  if (token) await context.addCookies([{ name: 'redica_session', value: token, url }])
  return context
}

interface Picture {
  readonly name: string
  readonly at: string
  readonly drawn: string
  readonly width: number
  readonly height: number
}

async function take(context: BrowserContext, { name, at, drawn, width, height }: Picture): Promise<void> {
  const page = await context.newPage()
  await page.setViewportSize({ width, height })
  await page.goto(at)
  await page.locator(drawn).first().waitFor()
  await page.evaluate(async () => void (await document.fonts.ready))
  await page.screenshot({ path: `${folder}/${name}.png`, animations: 'disabled' })
  await page.close()
}

/** The last ticket as the printer printed it. */
async function keepPaper(url: string): Promise<void> {
  const look = (await (await fetch(`${url}/api/v1/dev/printer`)).json()) as { papers: readonly { id: string }[] }
  const paper = await fetch(`${url}/api/v1/dev/papers/${look.papers[0]?.id}.png`)
  writeFileSync(`${folder}/ticket.png`, Buffer.from(await paper.arrayBuffer()))
}

await main()
