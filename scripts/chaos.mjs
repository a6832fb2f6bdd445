// npm run chaos -- --rounds 500: kills the server under load and checks what is left.
import { checkNode, generate, install } from './setup.mjs'
import { runTypeScript } from './typescript.mjs'

checkNode()
install({ development: true })
generate()
runTypeScript('test/chaos/chaos.ts')
