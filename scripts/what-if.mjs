// npm run what-if -- --municipality kriva-palanka --counter "+1:tue:general": waits before and after a change.
import { checkNode, generate, install } from './setup.mjs'
import { runTypeScript } from './typescript.mjs'

checkNode()
install({ development: true })
generate()
runTypeScript('server/cli/what-if.ts')
