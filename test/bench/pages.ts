import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

/** What a page's HTML names of scripts, compressed: those it loads at once, also by the data inside it. */
export interface PageBytes {
  readonly page: string
  readonly bytes: number
  readonly scripts: number
}

export async function pageBytes(url: string, page: string): Promise<PageBytes> {
  const html = await (await fetch(url + page)).text()
  const scripts = await Promise.all(
    scriptsOf(html).map(async script => Buffer.from(await (await fetch(`${url}/_next/${script}`)).arrayBuffer())),
  )
  return { page: page.startsWith('/t/') ? '/t/…' : page, ...compressed(scripts) }
}

/** Scripts for browsers without modules are left out: no browser of this decade loads them. */
function scriptsOf(html: string): readonly string[] {
  const old = new Set([...html.matchAll(/<script[^>]*noModule[^>]*>/gi)].flatMap(([tag]) => tag.match(chunk) ?? []))
  return [...new Set(html.match(chunk))].filter(script => !old.has(script))
}

const chunk = /static\/chunks\/[^"'\\\s?]+\.js/g

function compressed(scripts: readonly Buffer[]): { bytes: number; scripts: number } {
  return { bytes: scripts.reduce((sum, script) => sum + gzipSync(script).length, 0), scripts: scripts.length }
}

const folder = '.next-empty-page'
const page = `'use client'
import { useEffect, useState } from 'react'
import { io } from 'socket.io-client'

export default function Page() {
  const [view, setView] = useState('')
  useEffect(() => {
    const socket = io()
    socket.on('view', setView)
    return () => socket.disconnect()
  }, [])
  return <p>{view}</p>
}
`
const layout = `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>
}
`
const config = `export default { turbopack: { root: ${JSON.stringify(process.cwd())} } }
`

/** An empty page with socket.io-client, made by the same Next: what no face can be smaller than. Built once. */
export function emptyPage(): PageBytes {
  const wanted = createHash('sha256')
    .update(readFileSync('package-lock.json'))
    .update(page + layout + config)
    .digest('hex')
  const stamp = path.join(folder, 'built')
  const built = path.join(folder, '.next')
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    mkdirSync(path.join(folder, 'app'), { recursive: true })
    writeFileSync(path.join(folder, 'app/page.jsx'), page)
    writeFileSync(path.join(folder, 'app/layout.jsx'), layout)
    writeFileSync(path.join(folder, 'next.config.mjs'), config)
    const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
    const done = spawnSync('node', ['node_modules/next/dist/bin/next', 'build', folder], { env, encoding: 'utf8' })
    if (done.status !== 0) throw new Error(`The empty page was not built:\n${done.stdout}${done.stderr}`)
    writeFileSync(stamp, wanted)
  }
  const html = readFileSync(path.join(built, 'server/app/index.html'), 'utf8')
  const scripts = scriptsOf(html).map(script => readFileSync(path.join(built, script)))
  return { page: 'empty', ...compressed(scripts) }
}
