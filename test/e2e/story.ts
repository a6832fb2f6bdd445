import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'

export const adminPassword = 'a password for stories'

export interface Centre {
  readonly url: string
  readonly adminToken: string
  /** A command of the contract, as an integrator would give it; fails the test when it is refused. */
  command(name: string, input: object, token?: string): Promise<Record<string, unknown>>
  addClerk(name: string): Promise<void>
}

/** A whole installation, built for production, with a database of its own: one for each story. */
export const test = base.extend<{ centre: Centre }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern.
  centre: async ({}, use) => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'redica-story-'))
    const server = spawn('node', ['dist/server.js'], {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORT: '0',
        DATA_DIR: dataDir,
        ADMIN_PASSWORD: adminPassword,
        LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = new Promise(resolve => server.once('exit', resolve))
    try {
      await use(await centreAt(await addressOf(server)))
    } finally {
      server.kill('SIGTERM')
      await ended
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
})

/** The address that the server prints when it is ready. */
function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    server.stdout?.on('data', part => {
      said += String(part)
      const found = /What is here\s+(http:\/\/[^\s/]+)/.exec(said)
      if (found?.[1]) resolve(found[1])
    })
    server.once('exit', code => reject(new Error(`The server ended with ${code}: ${said}`)))
  })
}

async function centreAt(url: string): Promise<Centre> {
  const post = async (at: string, body: object, token?: string) => {
    const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }
    const response = await fetch(`${url}/api/v1${at}`, { method: 'POST', headers, body: JSON.stringify(body) })
    const answer = (await response.json()) as Record<string, unknown>
    expect(response.status, JSON.stringify(answer)).toBe(200)
    return answer
  }
  const login = await post('/login', { name: 'admin', password: adminPassword })
  const adminToken = String(login.token)
  const command: Centre['command'] = (name, input, token) =>
    post(`/branches/pokrov-main/${name.replace(':', '/')}`, input, token)
  return {
    url,
    adminToken,
    command,
    addClerk: async name => {
      await command('person:add', { name, password: adminPassword, role: 'clerk' }, adminToken)
    },
  }
}

/** The texts of a face, as the town's people read them. */
export function words(face: string, language = 'uk'): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(`messages/${language}/${face}.json`, 'utf8')) as Record<string, string>
}

/** Logs in on the page that asks for it. */
export async function login(page: Page, name: string): Promise<void> {
  const say = words('login')
  await page.getByLabel(say.name ?? '', { exact: true }).fill(name)
  await page.getByLabel(say.password ?? '', { exact: true }).fill(adminPassword)
  await page.getByRole('button', { name: say.enter }).click()
}

export { expect }
