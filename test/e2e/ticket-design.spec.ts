import { createCanvas } from '@napi-rs/canvas'
import type { Locator } from '@playwright/test'
import { expect, login, test, words } from './story'

const say = words('printers')
const dock = words('dock')
const unusable = words('refusals')('picture/unusable')

const svg = (inner: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100">${inner}</svg>`)
const upperHalf = svg('<path d="M0 0h100v50H0z"/>')

/** Arms of which the left half is black. */
function leftHalf(): Buffer {
  const canvas = createCanvas(300, 300)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, 300, 300)
  pen.fillStyle = '#123'
  pen.fillRect(0, 0, 150, 300)
  return canvas.toBuffer('image/png')
}

/** How wide and high the ink of the first sign on a ticket's left is, in tens of dots. */
async function armsOn(paper: Locator): Promise<readonly [width: number, height: number]> {
  return paper.evaluate(async image => {
    if (!(image instanceof HTMLImageElement)) throw new Error('A paper is a picture.')
    await image.decode()
    const [margin, room] = [16, 76]
    const canvas = Object.assign(document.createElement('canvas'), { width: room, height: 200 })
    const pen = canvas.getContext('2d')
    pen?.drawImage(image, -margin, 0)
    const { data } = pen?.getImageData(0, 0, room, 200) ?? { data: [] }
    const ink = Array.from({ length: 200 }, (_, y) =>
      Array.from({ length: room }, (_, x) => x).filter(x => (data[(y * room + x) * 4] ?? 255) < 128),
    )
    const top = ink.findIndex(row => row.length > 0)
    const height = ink.slice(top).findIndex(row => row.length === 0)
    const columns = new Set(ink.slice(top, top + height).flat())
    return [Math.round(columns.size / 10), Math.round(height / 10)] as const
  })
}

test('[A6] [P4] an admin uploads the town’s arms, sees them on the paper, and they are on the next ticket', async ({
  centre,
  browser,
}) => {
  const context = await browser.newContext({ locale: 'uk-UA' })
  const page = await context.newPage()
  await page.goto(`${centre.url}/manager/ticket`)
  await login(page, 'admin')
  const choose = page.getByLabel(say('emblem'))
  const paper = page.locator('img.paper')
  const upload = (name: string, mimeType: string, buffer: Buffer) => choose.setInputFiles({ name, mimeType, buffer })
  const wrong = page.getByRole('alert').filter({ hasText: unusable })

  await upload('arms.png', 'image/png', leftHalf())
  await expect.poll(() => armsOn(paper)).toEqual([4, 8])
  await upload('arms.svg', 'image/svg+xml', upperHalf)
  await expect.poll(() => armsOn(paper)).toEqual([8, 4])

  // What is no picture changes nothing, and says what would be one.
  for (const [name, type, bytes] of [
    ['letter.png', 'image/png', Buffer.from('Шановний пане міський голово')],
    ['script.svg', 'image/svg+xml', svg('<script>fetch("/api/v1/people")</script>')],
    ['far.svg', 'image/svg+xml', svg('<image href="http://127.0.0.1:1/arms.png"/>')],
    ['huge.png', 'image/png', Buffer.concat([leftHalf(), Buffer.alloc(5_000_000)])],
  ] as const) {
    await upload(name, type, bytes)
    await expect(wrong, name).toBeVisible()
    // The next choice takes the words away.
    await page.getByRole('button', { name: say('size.large'), exact: true }).click()
    await expect(wrong).toHaveCount(0)
    await page.getByRole('button', { name: say('size.usual'), exact: true }).click()
  }
  await expect.poll(() => armsOn(paper)).toEqual([8, 4])
  await page.getByRole('button', { name: say('save') }).click()
  await expect(page.getByText(say('designSaved'))).toBeVisible()

  await centre.take('01-01')
  const standing = await context.newPage()
  await standing.goto(`${centre.url}/dev`)
  const printed = standing.getByRole('img', { name: new RegExp(dock('paper', { number: '.*', time: '.*' })) })
  await expect(printed).toHaveCount(1)
  expect(await armsOn(printed)).toEqual([8, 4])

  await page.getByRole('button', { name: say('emblemRemove') }).click()
  await expect.poll(() => armsOn(paper)).not.toEqual([8, 4])
  await context.close()
})
