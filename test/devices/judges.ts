import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Raster } from '../../devices/raster'

/** Whether a program that is not ours is installed on this machine. */
export function has(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
}

/** A raster as a PBM P4, which any program reads. */
export function pbmOf({ width, height, bits }: Pick<Raster, 'width' | 'height' | 'bits'>): Buffer {
  return Buffer.concat([Buffer.from(`P4\n${width} ${height}\n`), bits])
}

/** The pictures of all `GS v 0` commands, one below the other. */
export function pictureIn(commands: Uint8Array): Raster {
  const bytes = Buffer.from(commands)
  const start = Buffer.from([0x1d, 0x76, 0x30, 0x00])
  const bands: Buffer[] = []
  let [width, height] = [0, 0]
  for (let at = bytes.indexOf(start); at >= 0; at = bytes.indexOf(start, at)) {
    const [rowBytes, rows] = [bytes.readUInt16LE(at + 4), bytes.readUInt16LE(at + 6)]
    bands.push(bytes.subarray(at + 8, at + 8 + rowBytes * rows))
    at += 8 + rowBytes * rows
    width = rowBytes * 8
    height += rows
  }
  return { width, height, bits: Buffer.concat(bands) }
}

/** What `zbarimg` reads in the QR codes of a raster. */
export function qrIn(raster: Raster): string {
  const folder = mkdtempSync(join(tmpdir(), 'redica-paper-'))
  try {
    const file = join(folder, 'paper.pbm')
    writeFileSync(file, pbmOf(raster))
    return execFileSync('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', file], {
      encoding: 'utf8',
      // It complains of the desktop that is not there.
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } finally {
    rmSync(folder, { recursive: true })
  }
}
