// npm run backup -- FILE and npm run restore -- FILE: the verb stands in package.json, before what is typed.
import { build, checkNode, generate, install, root } from './setup.mjs'

checkNode()
install({ development: false })
generate()
build()
await import(`${root}/dist/backup.js`)
