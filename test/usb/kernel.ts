import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'

/** A kernel and those of its modules that make USB gadgets and HID devices, in the order in which they are loaded. */
export interface Kernel {
  readonly image: string
  readonly modules: readonly string[]
}

const needed = ['configfs', 'uhid', 'usbhid', 'hid_generic', 'dummy_hcd', 'libcomposite', 'usb_f_printer', 'usblp']
const cache = 'node_modules/.cache/usb-kernel'

/** Debian's kernel: the one that is installed, else its package, downloaded once and unpacked, never installed. */
export function findKernel(): Kernel | null {
  return kernelIn('/') ?? kernelIn(cache) ?? (download() ? kernelIn(cache) : null)
}

function kernelIn(root: string): Kernel | null {
  const modules = ['lib/modules', 'usr/lib/modules'].map(at => path.join(root, at)).find(at => existsSync(at))
  for (const release of modules ? readdirSync(modules).sort().reverse() : []) {
    const image = path.join(root, 'boot', `vmlinuz-${release}`)
    if (!existsSync(image)) continue
    const asked = needed.map(name =>
      spawnSync('modprobe', ['-d', path.resolve(root), '-S', release, '--show-depends', name], { encoding: 'utf8' }),
    )
    if (asked.some(({ status }) => status !== 0)) continue
    const files = asked.flatMap(({ stdout }) => [...stdout.matchAll(/^insmod (\S+)/gm)].map(([, file = '']) => file))
    return { image, modules: [...new Set(files)] }
  }
  return null
}

function download(): boolean {
  const depends = spawnSync('apt-cache', ['depends', 'linux-image-amd64'], { encoding: 'utf8' }).stdout ?? ''
  const [, name] = /Depends: (linux-image-\S+)/.exec(depends) ?? []
  if (!name) return false
  process.stdout.write(`Downloading ${name} …\n`)
  const folder = `${cache}.new`
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  if (spawnSync('apt-get', ['download', name], { cwd: folder, stdio: 'ignore' }).status !== 0) return false
  const [file] = readdirSync(folder)
  if (!file) return false
  execFileSync('dpkg-deb', ['-x', file, '.'], { cwd: folder })
  rmSync(path.join(folder, file))
  const [release = ''] = readdirSync(path.join(folder, 'lib/modules'))
  execFileSync('depmod', ['-b', path.resolve(folder), release])
  rmSync(cache, { recursive: true, force: true })
  renameSync(folder, cache)
  return true
}
