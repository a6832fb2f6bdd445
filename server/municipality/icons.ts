import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { IconShape } from '../../domain/catalogue'

let drawings: Readonly<Record<string, readonly IconShape[]>> | undefined

/** Lucide's drawings by name, read once. */
function allDrawings(): Readonly<Record<string, readonly IconShape[]>> {
  const file = createRequire(import.meta.url).resolve('lucide-static/icon-nodes.json')
  drawings ??= JSON.parse(readFileSync(file, 'utf8')) as Record<string, readonly IconShape[]>
  return drawings
}

export function isIcon(name: string): boolean {
  return Object.hasOwn(allDrawings(), name)
}

export function shapesOf(name: string): readonly IconShape[] {
  return allDrawings()[name] ?? []
}
