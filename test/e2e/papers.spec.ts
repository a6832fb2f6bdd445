import { adminPassword } from './installation'
import { expect, login, test, words } from './story'

const kioskSays = words('kiosk')
const deskSays = words('counter')
const dockSays = words('dock')
const phoneSays = words('phone')
const rating = words('rating')

test('[P5] [P6] [R6] a visit with its papers: a list to take home, a receipt at the counter, a word at the end', async ({
  centre,
  browser,
}) => {
  const context = await browser.newContext({ locale: 'uk-UA', viewport: { width: 1440, height: 900 } })
  const kiosk = await context.newPage()
  await kiosk.setViewportSize({ width: 1080, height: 1920 })
  await kiosk.goto(`${centre.url}/kiosk`)
  await kiosk.getByRole('button', { name: /Місце проживання/ }).click()
  await kiosk.locator('.res').first().click()
  await kiosk.getByRole('button', { name: kioskSays('list') }).click()
  await expect(kiosk.getByRole('button', { name: kioskSays('list.there') })).toBeVisible()
  expect(await centre.journal('checklist.printed')).toMatchObject([{ language: 'uk', printer: 'server' }])

  const { ticket } = (await centre.command('ticket:take', { service: '01-01' })) as { ticket: { url: string } }
  const counter = await context.newPage()
  await centre.command('person:add', { name: 'clerk2', password: adminPassword, role: 'clerk' }, centre.adminToken)
  await counter.goto(`${centre.url}/counter?branch=${centre.branch}`)
  await login(counter, 'clerk2')
  await counter.getByRole('button', { name: /^2\s?\D/ }).click()
  await expect(counter.locator('.next')).toContainText('Р001')
  await expect(counter.locator('.next')).toHaveAttribute('aria-disabled', 'false')
  await counter.keyboard.press('Space')
  await expect(counter.locator('.next')).toHaveAttribute('data-move', 'start')
  await expect(counter.locator('.next')).toHaveAttribute('aria-disabled', 'false')
  await counter.keyboard.press('s')
  await expect(counter.locator('.timer .bar')).toBeVisible()
  await counter.locator('.checks label').first().click()
  await counter.getByRole('button', { name: deskSays('receipt'), exact: true }).click()
  const question = counter.getByRole('dialog')
  await question.getByLabel(deskSays('receipt.reference')).fill('Вх. 12/2026')
  await counter.keyboard.press('Enter')
  // The printer of the start has no name.
  await expect(question.getByRole('status')).toContainText(deskSays('receipt.kiosks'))
  await expect(question.getByRole('status')).toContainText(deskSays('receipt.confirmed'))
  await counter.keyboard.press('Escape')
  const dock = await context.newPage()
  await dock.goto(`${centre.url}/dev`)
  // The ticket, the list and the receipt: three papers hang out of the printer.
  await expect(
    dock.getByRole('img', { name: new RegExp(dockSays('paper', { number: '.*', time: '.*' })) }),
  ).toHaveCount(3)

  const phone = await context.newPage()
  await phone.setViewportSize({ width: 390, height: 844 })
  await phone.goto(ticket.url)
  await expect(phone.getByText(phoneSays('serving'))).toBeVisible()
  await counter.getByRole('button', { name: deskSays('finishOnly') }).click()
  await expect(phone.getByRole('heading', { name: phoneSays('rate') })).toBeVisible()
  await phone.getByRole('button', { name: rating('grade.4') }).click()
  await phone.getByRole('button', { name: rating('better.waiting') }).click()
  await phone.getByRole('button', { name: phoneSays('rate.send') }).click()
  await expect(phone.getByRole('status')).toHaveText(phoneSays('rate.sent'))
  await phone.reload()
  await phone.getByRole('button', { name: phoneSays('rate.change') }).click()
  await expect(phone.getByRole('button', { name: rating('grade.4') })).toHaveAttribute('aria-pressed', 'true')
  expect(await centre.journal('ticket.rated')).toMatchObject([{ score: 4, better: ['waiting'], from: 'phone' }])

  await context.close()
})
