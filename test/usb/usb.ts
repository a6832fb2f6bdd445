import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'
import { findKernel, type Kernel } from './kernel'

// npm run test:usb: a guest with Debian's own kernel, in which a USB printer is plugged in to a USB port that is not
// there. Nothing but what the tests need is in the guest: no disk, no network.

const tools = {
  'qemu-system-x86_64': 'qemu-system-x86',
  busybox: 'busybox-static',
  cpio: 'cpio',
  modprobe: 'kmod',
  'dpkg-deb': 'dpkg',
}
/** Without a processor that helps, the guest is some twenty times slower than this machine. */
const longestMs = 5 * 60_000

await main()

async function main(): Promise<void> {
  const missing = Object.entries(tools).filter(([tool]) => spawnSync('which', [tool]).status !== 0)
  if (missing.length > 0) fail(`It needs: sudo apt-get install ${missing.map(([, name]) => name).join(' ')}`)
  const kernel = findKernel()
  if (!kernel) fail('There is no kernel to be had: sudo apt-get install linux-image-amd64, or let apt-get download it.')
  const folder = mkdtempSync(path.join(tmpdir(), 'redica-usb-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  process.exitCode = await boot(kernel.image, await initramfs(kernel, folder))
}

function fail(why: string): never {
  process.stderr.write(`${why}\n`)
  process.exit(2)
}

/** Everything in the guest's memory: node with its libraries, the tests, node-hid, busybox, the modules. */
async function initramfs(kernel: Kernel, folder: string): Promise<string> {
  const root = path.join(folder, 'root')
  for (const name of ['app', 'bin', 'dev', 'modules', 'proc', 'sys', 'tmp'])
    mkdirSync(path.join(root, name), { recursive: true })
  copyFileSync(execFileSync('which', ['busybox'], { encoding: 'utf8' }).trim(), path.join(root, 'bin/busybox'))
  copyFileSync(process.execPath, path.join(root, 'bin/node'))
  copyFileSync('test/usb/init.sh', path.join(root, 'init'))
  await build({
    entryPoints: { guest: 'test/usb/guest.ts', 'hid-child': 'devices/hid-child.ts' },
    outdir: path.join(root, 'app'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['node-hid'],
    logLevel: 'warning',
  })
  for (const name of ['node-hid', 'pkg-prebuilds'])
    cpSync(path.join('node_modules', name), path.join(root, 'app/node_modules', name), {
      recursive: true,
      filter: from => !from.includes('prebuilds/HID') || from.includes('linux-x64'),
    })
  const driver = 'node_modules/node-hid/prebuilds/HID_hidraw-linux-x64'
  for (const file of [process.execPath, ...readdirSync(driver).map(name => path.join(driver, name))])
    copyLibraries(file, root)
  const order = kernel.modules.map(file => path.basename(file))
  for (const file of kernel.modules) copyFileSync(file, path.join(root, 'modules', path.basename(file)))
  writeFileSync(path.join(root, 'modules/order'), order.join('\n'))
  const image = path.join(folder, 'initramfs')
  execFileSync('sh', ['-c', `cd "${root}" && find . | cpio -o -H newc --quiet > "${image}"`])
  return image
}

function copyLibraries(file: string, root: string): void {
  const listed = execFileSync('ldd', [file], { encoding: 'utf8' })
  for (const [library = ''] of listed.matchAll(/\/\S+(?= \()/g)) {
    const to = path.join(root, library)
    if (existsSync(to)) continue
    mkdirSync(path.dirname(to), { recursive: true })
    copyFileSync(library, to)
  }
}

/** Runs the guest and shows what its tests say; 0 when all have passed. */
async function boot(image: string, initrd: string): Promise<number> {
  const begun = performance.now()
  const qemu = spawn(
    'qemu-system-x86_64',
    [
      ...['-accel', 'tcg,thread=multi', '-cpu', 'max', '-m', '1500', '-smp', '2', '-nographic', '-no-reboot'],
      ...['-net', 'none', '-kernel', image, '-initrd', initrd],
      ...['-append', 'console=ttyS0 panic=-1 oops=panic nokaslr mitigations=off quiet'],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  process.once('exit', () => qemu.kill('SIGKILL'))
  const late = setTimeout(() => qemu.kill('SIGKILL'), longestMs)
  const figures = new Map<string, number>()
  for await (const line of createInterface({ input: qemu.stdout })) {
    process.stdout.write(`${line}\n`)
    const [, name, count] = /^# (tests|pass|fail) (\d+)/.exec(line.trim()) ?? []
    if (name) figures.set(name, Number(count))
  }
  clearTimeout(late)
  const { pass = 0, fail = 1 } = Object.fromEntries(figures)
  process.stdout.write(`${pass} passed, ${fail} failed\n${Math.round((performance.now() - begun) / 1000)} s\n`)
  return pass > 0 && fail === 0 ? 0 : 1
}
