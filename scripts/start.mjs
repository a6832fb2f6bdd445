// npm start: everything a fresh clone needs, then the server.
import { build, checkNode, generate, install, root } from './setup.mjs'

checkNode()
install({ development: false })
generate()
build()
process.env.NODE_ENV = 'production'
await import(`${root}/dist/server.js`)
