import { readFileSync } from 'node:fs'
import { test as base, expect, type Locator, type Page } from '@playwright/test'
import { IntlMessageFormat } from 'intl-messageformat'
import { type Contract, contractOf } from './contract'
import { adminPassword, type Installation, openInstallation } from './installation'

export { expect }

export interface Centre extends Contract, Pick<Installation, 'url' | 'kill' | 'startAgain'> {}

/** A whole installation with a database of its own: one for each story. Of a municipality when the story names one. */
export const test = base.extend<{ centre: Centre; municipality: string | undefined }>({
  municipality: [undefined, { option: true }],
  centre: async ({ municipality }, use) => {
    const installation = await openInstallation({ municipality })
    try {
      await use({ ...installation, ...(await contractOf(installation)) })
    } finally {
      await installation.close()
    }
  },
})

/** The texts of a face, as the town's people read them. */
export function words(
  face: string,
  language = 'uk',
): (key: string, values?: Record<string, string | number>) => string {
  const texts = JSON.parse(readFileSync(`messages/${language}/${face}.json`, 'utf8')) as Record<string, string>
  return (key, values = {}) => {
    const text = texts[key]
    if (text === undefined) throw new Error(`No text "${key}" in messages/${language}/${face}.json`)
    return String(new IntlMessageFormat(text, language).format(values))
  }
}

/** Logs in on the page that asks for it. */
export async function login(page: Page, name: string): Promise<void> {
  const say = words('login')
  await page.getByLabel(say('name'), { exact: true }).fill(name)
  await page.getByLabel(say('password'), { exact: true }).fill(adminPassword)
  await page.getByRole('button', { name: say('enter') }).click()
}

/** Goes from control to control with the Tab key, as somebody without a mouse, until this one has the focus. */
export async function tabTo(page: Page, control: Locator, most = 80): Promise<void> {
  for (let presses = 0; presses < most; presses++) {
    if (await control.evaluate(element => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${control} was not reached with ${most} presses of Tab.`)
}
