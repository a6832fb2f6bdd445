import { type CDPSession, chromium, type Page } from '@playwright/test'
import { openInstallation } from '../e2e/installation'
import { liveIn } from '../e2e/life'
import { quantile } from './quantile'

/** How much slower than this machine a kiosk's processor is taken to be. */
const slowdown = 6
const rounds = 10
const patienceMs = 20_000
/** How long a finger rests on the glass. */
const fingerMs = 80

/** One tap of a visit: what is touched, and what stands on the screen when the next step is there. */
const taps = [
  { name: 'home → topic', touch: '.tile >> nth=0', next: '.results .res' },
  { name: 'topic → service', touch: '.res >> nth=0', next: '.kb--primary' },
  { name: 'service → number', touch: '.kb--primary', next: '.figures' },
] as const

interface Tap {
  /** From the finger's touch to the first frame after it, as the browser measures it (Event Timing). */
  readonly paintMs: number
  /** To the first frame with a changed page. */
  readonly changedMs: number
  /** To the frame in which the next step stands whole. */
  readonly doneMs: number
}

declare global {
  interface Window {
    tapped?: Promise<Omit<Tap, 'paintMs'>>
    paints?: number[]
  }
}

/** Set before the touch: follows it from there to the frames. */
function watch(next: string): void {
  window.paints = []
  window.tapped = new Promise(resolve =>
    addEventListener(
      'pointerdown',
      ({ timeStamp: downAt }) => {
        const afterFrame = (then: (ms: number) => void) =>
          requestAnimationFrame(() => requestAnimationFrame(() => then(performance.now() - downAt)))
        let changed: Promise<number> | null = null
        const observer = new MutationObserver(() => {
          changed ??= new Promise(afterFrame)
          if (!document.querySelector(next)) return
          observer.disconnect()
          const first = changed
          afterFrame(async doneMs => resolve({ changedMs: await first, doneMs }))
        })
        observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
      },
      { once: true, capture: true },
    ),
  )
}

function keepPaints(): void {
  new PerformanceObserver(list => {
    for (const { name, duration } of list.getEntries()) if (name === 'pointerdown') window.paints?.push(duration)
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit)
}

async function tap(page: Page, { touch, next }: (typeof taps)[number]): Promise<Tap> {
  await page.locator(touch).waitFor()
  await page.evaluate(watch, next)
  await page.locator(touch).hover()
  await page.mouse.down()
  await new Promise(resolve => setTimeout(resolve, fingerMs))
  await page.mouse.up()
  const frames = await page.evaluate(patience => {
    const late = new Promise<undefined>(resolve => setTimeout(() => resolve(undefined), patience))
    return Promise.race([window.tapped, late])
  }, patienceMs)
  if (!frames) throw new Error(`Nothing followed a touch of ${touch}.`)
  // The browser tells of its frames a moment after they were shown.
  await page
    .waitForFunction(() => window.paints && window.paints.length > 0, undefined, { timeout: 2_000 })
    .catch(() => null)
  const paints = await page.evaluate(() => window.paints ?? [])
  return { ...frames, paintMs: Math.max(0, ...paints) }
}

async function slowDown(session: CDPSession, rate: number): Promise<void> {
  await session.send('Emulation.setCPUThrottlingRate', { rate })
}

async function main(): Promise<void> {
  const installation = await openInstallation()
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    await liveIn(installation, 'pokrov-main')
    const page = await browser.newPage({ viewport: { width: 1080, height: 1920 } })
    // What tsx puts around functions so that they keep their names is not known in the page.
    await page.addInitScript('globalThis.__name = of => of')
    await page.addInitScript(keepPaints)
    const session = await page.context().newCDPSession(page)
    const measured = new Map<string, Tap[]>(taps.map(({ name }) => [name, []]))
    const begun: number[] = []
    for (let round = 0; round < rounds; round++) {
      await slowDown(session, slowdown)
      await page.goto(`${installation.url}/kiosk?branch=pokrov-main`)
      await page.locator('.tile').first().waitFor()
      begun.push(await page.evaluate(() => performance.now()))
      for (const one of taps) measured.get(one.name)?.push(await tap(page, one))
      await slowDown(session, 1)
    }
    print('first button after loading', begun)
    for (const [name, all] of measured) {
      print(
        `${name}: frame after the touch`,
        all.map(one => one.paintMs),
      )
      print(
        `${name}: first change seen`,
        all.map(one => one.changedMs),
      )
      print(
        `${name}: next step whole`,
        all.map(one => one.doneMs),
      )
    }
  } finally {
    await browser.close()
    await installation.close()
  }
}

function print(what: string, ms: readonly number[]): void {
  const figures = [quantile(ms, 0.5), Math.max(...ms)].map(one => `${Math.round(one)} ms`.padStart(8))
  process.stdout.write(`${what.padEnd(44)} p50 ${figures[0]}   max ${figures[1]}\n`)
}

await main()
