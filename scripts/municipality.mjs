// npm run municipality -- check|import|export FILE
import { build, checkNode, generate, install, root } from './setup.mjs'

checkNode()
install({ development: false })
generate()
build()
await import(`${root}/dist/municipality.js`)
