import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'

/** Starts the built server or tool, and waits for its end. */
function run(program: string, args: readonly string[], env: Record<string, string>) {
  return new Promise<{ code: number | null; said: string }>(resolve => {
    const child = spawn('node', [program, ...args], {
      env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production', ...env },
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', part => (said += String(part)))
    child.on('exit', code => resolve({ code, said }))
  })
}

let folder: string
test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'redica-start-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a wrong value is named, with what was expected, and nothing is touched', async () => {
  const dataDir = path.join(folder, 'data')
  const { code, said } = await run('dist/server.js', [], { PORT: 'eighty', HOURS: 'late', DATA_DIR: dataDir })
  expect(code).toBe(2)
  expect(said.trim().split('\n')).toEqual([
    'PORT is "eighty": expected a number from 0 to 65535.',
    'HOURS is "late": expected municipality or always.',
  ])
  expect(() => readFileSync(dataDir)).toThrow(/ENOENT/)
})

test('a busy port is said in one line', async () => {
  const other = createServer()
  const port = await new Promise<number>(resolve =>
    other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port)),
  )
  const { code, said } = await run('dist/server.js', [], { PORT: String(port), DATA_DIR: folder })
  other.close()
  expect(code).toBe(2)
  expect(said.trim()).toBe(`Port ${port} is in use. Stop the other program, or choose another with PORT=3001.`)
})

test('a data folder that cannot be made is said in one line', async () => {
  const file = path.join(folder, 'file')
  writeFileSync(file, '')
  const { code, said } = await run('dist/server.js', [], { PORT: '0', DATA_DIR: path.join(file, 'data') })
  expect(code).toBe(2)
  expect(said).toMatch(/^DATA_DIR is ".*", and cannot be written: .* Choose another folder\.\n$/)
})

test('a data folder that cannot be written is said in one line', async () => {
  // Not even root writes there.
  const { code, said } = await run('dist/server.js', [], { PORT: '0', DATA_DIR: '/proc/redica' })
  expect(code).toBe(2)
  expect(said).toMatch(/^DATA_DIR is "\/proc\/redica"/)
})

test('a database file that is none is said, and left as it was', async () => {
  const file = path.join(folder, 'redica.db')
  writeFileSync(file, 'this is a letter to the mayor, and no database\n'.repeat(100))
  const before = readFileSync(file)
  const { code, said } = await run('dist/server.js', [], { PORT: '0', DATA_DIR: folder })
  expect(code).toBe(2)
  expect(said).toMatch(/cannot be used: .*not a database.* Restore a backup, or move it away\.\n$/)
  expect(readFileSync(file)).toEqual(before)
})

test('a municipality with faults stops the first start, and the tool says the same', async () => {
  const yaml = readFileSync('municipalities/haskovo.yaml', 'utf8').replace('queue: ', 'queue: no-')
  const file = path.join(folder, 'haskovo.yaml')
  writeFileSync(file, yaml)
  const env = { PORT: '0', DATA_DIR: path.join(folder, 'data'), MUNICIPALITY: file }
  const started = await run('dist/server.js', [], env)
  const checked = await run('dist/municipality.js', ['check', file], env)
  for (const { code, said } of [started, checked]) {
    expect(code).toBe(2)
    expect(said).toMatch(/services\[\d+\]\.queue/)
    expect(said).toMatch(/one of the queues/)
  }
})

test('check, import and export of a municipality by hand', async () => {
  const env = { DATA_DIR: path.join(folder, 'data') }
  const out = path.join(folder, 'out.yaml')
  const tool = (...args: string[]) => run('dist/municipality.js', args, env)
  expect((await tool('check', 'municipalities/becej.yaml')).said).toMatch(
    /^becej: \d+ branches, \d+ services\. No faults\./,
  )
  expect((await tool('import', 'municipalities/becej.yaml')).code).toBe(0)
  expect((await tool('export', out)).code).toBe(0)
  expect((await tool('check', out)).said).toMatch(/^becej: /)
  expect((await tool('export')).code).toBe(2)
  expect((await tool('check', 'nowhere.yaml')).said).toBe('There is no file nowhere.yaml.\n')
})

test('a second server on the same folder is turned away', async () => {
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'production' as const,
    PORT: '0',
    DATA_DIR: folder,
    LOG_LEVEL: 'warn',
  }
  const first = spawn('node', ['dist/server.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise<void>(resolve => first.stdout?.on('data', part => String(part).includes('Kiosk') && resolve()))
  const second = await run('dist/server.js', [], { PORT: '0', DATA_DIR: folder })
  const ended = new Promise<number | null>(resolve => first.once('exit', resolve))
  first.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(second.code).toBe(2)
  expect(second.said).toMatch(/^Another Redica already runs/)
})
