import { test as base, expect, type Page } from '@playwright/test'
import { type Installation, openInstallation } from '../e2e/installation'

export { expect }

/** Screens that are drawn from fixtures, by an installation that a worker's tests share. */
export const test = base.extend<object, { installation: Installation; stage: Page }>({
  installation: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern.
    async ({}, use) => {
      const installation = await openInstallation()
      await use(installation)
      await installation.close()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ installation }, use) => use(installation.url),
  stage: [
    async ({ browser, installation }, use) => {
      const page = await browser.newPage({ baseURL: installation.url })
      await use(page)
      await page.close()
    },
    { scope: 'worker' },
  ],
})

/** Screens that are only looked at leave nothing behind: one page, which has the program already, shows them all. */
export const look = test.extend({
  page: async ({ stage, viewport }, use) => {
    if (viewport) await stage.setViewportSize(viewport)
    await use(stage)
  },
})
