import { expect, test, words } from './story'

const say = words('kiosk', 'en')
const sayNo = words('refusals', 'en')
const hall = words('display', 'en')

test('[A2] once devices are paired, a screen opens with its token only, and keeps it to itself', async ({
  centre,
  page,
}) => {
  const pair = async (kind: string) => {
    const answer = await centre.command('device:add', { kind, name: `${kind} at the door` }, centre.adminToken)
    return (answer as { made: { id: string; token: string } }).made
  }
  await page.setViewportSize({ width: 1080, height: 1920 })
  await page.goto(`${centre.url}/kiosk`)
  await expect(page.getByText(words('kiosk')('groups.title'))).toBeVisible()
  const kiosk = await pair('kiosk')
  await expect(page.getByRole('heading', { name: say('away.title') })).toBeVisible({ timeout: 5_000 })
  await expect(page.locator('main').getByRole('alert')).toContainText(sayNo('device/unknown'))

  await page.goto(`${centre.url}/kiosk?token=${kiosk.token}`)
  await expect(page.getByText(words('kiosk')('groups.title'))).toBeVisible()
  expect(page.url()).toBe(`${centre.url}/kiosk`)
  await page.reload()
  await page.getByRole('button', { name: /Місце проживання/ }).click()
  await page.locator('.res').first().click()
  await page.getByRole('button', { name: words('kiosk')('take') }).click()
  await expect(page.locator('.figures')).toContainText('Р001')
  expect(await centre.journal('ticket.issued')).toMatchObject([{ actor: `device:${kiosk.id}` }])

  await centre.command('device:revoke', { device: kiosk.id }, centre.adminToken)
  await expect(page.getByRole('heading', { name: say('away.title') })).toBeVisible({ timeout: 5_000 })
})

test('[A2] a display without a token says who can help; one with it shows its zone', async ({ centre, page }) => {
  const answer = await centre.command(
    'device:add',
    { kind: 'display', name: 'Passports', zone: 'passport' },
    centre.adminToken,
  )
  const { token } = (answer as { made: { token: string } }).made
  await page.goto(`${centre.url}/display`)
  await expect(page.getByText(hall('notConnected'))).toBeVisible()
  await expect(page.getByText(hall('askAdmin'))).toBeVisible()
  await page.goto(`${centre.url}/display?token=${token}`)
  await expect(page.getByText(words('display')('nobodyWaits'))).toBeVisible()
  expect(page.url()).toBe(`${centre.url}/display`)
})
