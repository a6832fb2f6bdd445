import { TcpTwin } from '../devices/tcp-twin'
import { expect, login, tabTo, test, words } from './story'

const say = words('printers')

test('[P3] [A4] an admin adds a printer by its address, prints a test, and sees without a reload how it is', async ({
  centre,
  page,
}) => {
  const twin = new TcpTwin()
  await twin.plugIn()
  try {
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(`${centre.url}/manager?branch=pokrov-main`)
    await login(page, 'admin')
    await page.getByRole('link', { name: words('manager')('printers') }).click()
    await expect(page.getByRole('heading', { name: say('start') })).toBeVisible()

    const form = page.getByRole('main').locator('form')
    await form.getByLabel(say('address')).fill('http://192.168.1.50')
    await form.getByLabel(say('name')).fill('Зал ліворуч')
    await form.getByRole('button', { name: say('add') }).click()
    await expect(form.getByRole('alert')).toHaveText(say('addressWrong'))
    await form.getByLabel(say('address')).fill(`tcp://127.0.0.1:${twin.port}`)
    // The rest without a mouse.
    await tabTo(page, form.getByRole('button', { name: say('add') }))
    await page.keyboard.press('Enter')
    await expect(page.getByText(say('added', { name: 'Зал ліворуч' }))).toBeVisible()

    const row = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Зал ліворуч' }) })
    await expect(row.getByText(say('status.ready'))).toBeVisible()
    await row.getByRole('button', { name: say('test') }).click()
    await expect(row.getByText(/Проба вийшла о \d\d:\d\d/)).toBeVisible()
    expect(twin.papers.filter(paper => paper.cut)).toHaveLength(1)

    twin.endPaperAfter(0)
    await expect(row.getByText(say('status.no-paper'))).toBeVisible()
    await expect(row.getByText(say('do.no-paper'))).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(say('status.no-paper'))
    twin.insertPaper()
    await expect(row.getByText(say('status.ready'))).toBeVisible()

    await row.getByRole('button', { name: say('change') }).click()
    await row.getByLabel(say('name')).fill('Вхід')
    await row.getByLabel(say('kiosk')).selectOption({ label: say('onlyCounters') })
    await row.getByRole('button', { name: say('save') }).click()
    // Of which counters is still to be said.
    await expect(row.getByRole('alert')).toHaveText(say('whichCounters'))
    await row
      .getByRole('group', { name: say('whichCounters') })
      .getByLabel('2', { exact: true })
      .check()
    await row
      .getByRole('group', { name: say('whichCounters') })
      .getByLabel('3', { exact: true })
      .check()
    await row.getByRole('button', { name: say('save') }).click()
    const renamed = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Вхід' }) })
    await expect(renamed.getByText(say('forCounters', { counters: '2, 3' }))).toBeVisible()
    await renamed.getByRole('button', { name: say('remove') }).click()
    await renamed.getByRole('button', { name: say('removeYes') }).click()
    await expect(page.getByRole('heading', { name: say('start') })).toBeVisible()
  } finally {
    await twin.unplug()
  }
})

test('[A1] who is no admin is not shown the printers', async ({ centre, page }) => {
  await centre.addPerson('iryna', 'manager')
  await page.goto(`${centre.url}/manager?branch=pokrov-main`)
  await login(page, 'iryna')
  await expect(page.getByRole('link', { name: words('manager')('reports') })).toBeVisible()
  await expect(page.getByRole('link', { name: words('manager')('printers') })).toHaveCount(0)
  await page.goto(`${centre.url}/manager/printers?branch=pokrov-main`)
  await expect(page.getByRole('heading', { name: words('manager')('notForYou') })).toBeVisible()
})
