// npm run test:usb: the USB devices' code against the kernel's own drivers, in a guest.
import { checkNode, generate, install } from './setup.mjs'
import { runTypeScript } from './typescript.mjs'

checkNode()
install({ development: true })
generate()
runTypeScript('test/usb/usb.ts')
