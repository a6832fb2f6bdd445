import { print } from 'receiptio'
import { expect, onTestFinished, test } from 'vitest'
import { TcpTwin } from './tcp-twin'

// A client that is not ours judges the twin that judges our spool: what both take for a printer is one. It knows one
// port only, so each printer has an address of its own.
const port = 9100
let printers = 0

async function plugged(does: (twin: TcpTwin) => void = () => undefined) {
  const host = `127.91.${process.pid % 250}.${++printers}`
  const twin = new TcpTwin({ host, port })
  await twin.plugIn()
  onTestFinished(() => twin.unplug())
  does(twin)
  return { twin, host }
}

test.each<[state: string, does: (twin: TcpTwin) => void]>([
  ['online', () => undefined],
  ['coveropen', twin => twin.openCover()],
  ['paperempty', twin => twin.endPaperAfter(0)],
  ['error', twin => (twin.cutterStuck = true)],
])('[P3] another program reads the status of the twin as %s', async (state, does) => {
  const { host } = await plugged(does)
  expect(await print('', `-d ${host} -p generic -q`)).toBe(state)
})

test('[P3] it hears nothing of a printer that is unplugged', async () => {
  const { twin, host } = await plugged()
  await twin.unplug()
  expect(await print('', `-d ${host} -p generic -q`)).toBe('disconnect')
})

test('[P1] it prints at the twin as at any printer that reports by itself', async () => {
  const { twin, host } = await plugged(made => {
    made.reports = true
  })
  expect(await print('Талон | А 042', `-d ${host} -p generic`)).toBe('success')
  expect(twin.connections).toBe(1)
})
