// npm run dev: the server from its sources, pages that reload as they are written, simulated devices.
import { spawn } from 'node:child_process'
import { checkNode, generate, install } from './setup.mjs'

checkNode()
install({ development: true })
generate()
const env = { ...process.env, NODE_ENV: 'development' }
const child = spawn('node_modules/.bin/tsx', ['watch', '--clear-screen=false', 'server/start.ts'], {
  env,
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', code => process.exit(code ?? 1))
