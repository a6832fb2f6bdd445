import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { IconShape } from '../../domain/catalogue'

const folder = path.join(path.dirname(createRequire(import.meta.url).resolve('lucide-static/package.json')), 'icons')

export function isIcon(name: string): boolean {
  return /^[a-z0-9-]+$/.test(name) && existsSync(fileOf(name))
}

/** Lucide's drawing as shapes; none for a name that it does not have (any more). */
export function shapesOf(name: string): readonly IconShape[] {
  if (!isIcon(name)) return []
  const svg = readFileSync(fileOf(name), 'utf8')
  const shapes = svg.matchAll(/<(path|circle|ellipse|rect|line|polyline|polygon)\s([^>]*?)\/>/g)
  return [...shapes].map(([, tag = '', attributes = '']) => {
    const pairs = [...attributes.matchAll(/([a-z0-9]+)="([^"]*)"/gi)].map(([, name = '', value = '']) => [name, value])
    return [tag, Object.fromEntries(pairs) as Record<string, string>] as const
  })
}

function fileOf(name: string): string {
  return path.join(folder, `${name}.svg`)
}
