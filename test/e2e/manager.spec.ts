import { readFileSync } from 'node:fs'
import { expect, login, test, words } from './story'

const say = words('manager')

test('a manager reads how it stands, which line is late, and today by queue; the figures go with them', async ({
  centre,
  page,
}) => {
  const clerk = await centre.addPerson('olena', 'clerk')
  await centre.addPerson('iryna', 'manager')
  await centre.command('counter:open', { counter: 2 }, clerk)
  for (let person = 0; person < 14; person++) await centre.take('01-01')
  for (let person = 0; person < 2; person++) await centre.take('02-01')
  await centre.command('counter:call-next', { counter: 2, leaving: null }, clerk)

  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`${centre.url}/manager?branch=pokrov-main`)
  await login(page, 'iryna')
  const sentence = page.getByRole('heading', { level: 1 })
  await expect(sentence).toContainText(say('peopleWait', { count: 15 }))
  await expect(sentence).toContainText(say('countersWork', { open: 1, all: 10 }))
  await expect(sentence).toContainText(/Реєстрація місця проживання: \d+–\d+ хвилин, ціль \d+/)
  await expect(sentence).toContainText(say('unservedQueue', { name: 'Паспортні послуги' }))
  await expect(page.getByRole('row', { name: /Реєстрація місця/ })).toContainText('13')

  await page.getByRole('link', { name: say('reports') }).click()
  await page.getByRole('button', { name: say('span.today') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(say('peopleCame', { count: 16 }))
  const figures = page.getByRole('table').last()
  await expect(figures.getByRole('row', { name: /Реєстрація місця/ })).toContainText('14')
  await expect(figures.getByRole('row', { name: say('total') })).toContainText('16')

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()])
  expect(download.suggestedFilename()).toMatch(/^waits-pokrov-main-.*-queue\.csv$/)
  const csv = readFileSync(await download.path(), 'utf8')
  expect(csv).toMatch(/Реєстрація місця проживання.*[;,]14[;,]/)
})

test('[A1] [R5] a clerk is shown the way to the counter instead of the figures', async ({ centre, page }) => {
  const token = await centre.addPerson('olena', 'clerk')
  for (const at of ['/manager', '/manager/report']) {
    await page.goto(`${centre.url}${at}?branch=pokrov-main`)
    if (at === '/manager') await login(page, 'olena')
    await expect(page.getByRole('heading', { name: say('notForYou') })).toBeVisible()
    await expect(page.getByRole('link', { name: say('toCounter') })).toHaveAttribute('href', '/counter')
  }
  const today = { branch: 'pokrov-main', from: '2026-01-01', to: '2027-01-01' }
  const response = await fetch(`${centre.url}/api/v1/reports/waits?${new URLSearchParams(today)}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  expect(response.status).toBe(403)
})
