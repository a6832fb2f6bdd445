// npm run day -- --people 240 --speed 600 --seed 7: a simulated day at a centre, and its report.
import { checkNode, generate, install } from './setup.mjs'
import { runTypeScript } from './typescript.mjs'

checkNode()
install({ development: true })
generate()
runTypeScript('test/day/day.ts')
