// npm run agent: on a kiosk's or a clerk's computer, owns its printer and USB devices and speaks with the server.
import { bundleAgent, checkNode, install } from './setup.mjs'

checkNode()
install({ development: false })
bundleAgent()
await import('../dist/agent.js')
