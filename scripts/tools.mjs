// What the tests need besides Node: a browser and a screen for it, PostgreSQL, the judges of a ticket, and USB devices
// that are not there. Debian's packages are installed
// where they are missing and that is allowed; elsewhere one line says what to install.
import { existsSync, readdirSync } from 'node:fs'
import { find, run, step, stop } from './setup.mjs'

const wanted = [
  { name: 'chromium', isThere: () => browser() !== null },
  {
    name: 'postgresql',
    isThere: () => existsSync('/usr/lib/postgresql') && readdirSync('/usr/lib/postgresql').length > 0,
  },
  { name: 'netpbm', isThere: () => find('pnmcat') !== null },
  { name: 'zbar-tools', isThere: () => find('zbarimg') !== null },
  { name: 'umockdev', isThere: () => find('umockdev-wrapper') !== null },
  { name: 'gir1.2-umockdev-1.0', isThere: () => isInstalled('gir1.2-umockdev-1.0') },
  { name: 'python3-gi', isThere: () => isInstalled('python3-gi') },
  // What node-hid is linked with.
  { name: 'libusb-1.0-0', isThere: () => isInstalled('libusb-1.0-0') },
  { name: 'xvfb', isThere: () => find('Xvfb') !== null },
  { name: 'x11-utils', isThere: () => find('xdpyinfo') !== null },
  { name: 'tesseract-ocr', isThere: () => find('tesseract') !== null },
  // It reads each alphabet with the letters of its own language; others misread Ѓ, Ќ and Џ.
  ...['mkd', 'srp', 'srp-latn', 'ukr', 'bul', 'hun', 'sqi', 'tur'].map(language => ({
    name: `tesseract-ocr-${language}`,
    isThere: () => existsSync(`/usr/share/tesseract-ocr/5/tessdata/${language.replace('-', '_')}.traineddata`),
  })),
]

/** A package that brings no program: Debian's own list says whether it is there. */
function isInstalled(name) {
  const lists = '/var/lib/dpkg/info'
  return existsSync(lists) && readdirSync(lists).some(file => file === `${name}.list` || file.startsWith(`${name}:`))
}

export function browser() {
  return find('chromium', 'chromium-browser', 'google-chrome', '/snap/bin/chromium')
}

export function ensureTools() {
  const missing = wanted.filter(({ isThere }) => !isThere()).map(({ name }) => name)
  if (missing.length === 0) return
  const mayInstall = process.getuid?.() === 0 && find('apt-get') !== null
  if (!mayInstall) stop(`The tests need ${missing.join(', ')}. Install them: sudo apt-get install ${missing.join(' ')}`)
  step(`Installing ${missing.join(', ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  run('apt-get', ['update', '-qq'], { env, quiet: true })
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], { env, quiet: true })
}
