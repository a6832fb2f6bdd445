// npm run bench -- --quick: speed, as ratios to what this machine can do at best.
import { build, checkNode, generate, install } from './setup.mjs'
import { runTypeScript } from './typescript.mjs'

checkNode()
install({ development: true })
generate()
build()
runTypeScript('test/bench/bench.ts')
