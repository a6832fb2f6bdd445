// The server and the agent, each as one file; the threads that draw and print, and the process of the USB devices as others; packages stay where npm put them. `agent` alone: only what a kiosk's computer runs.
import { build } from 'esbuild'

const agent = { agent: 'devices/start-agent.ts', 'hid-child': 'devices/hid-child.ts' }
const all = {
  server: 'server/start.ts',
  municipality: 'server/cli/municipality.ts',
  backup: 'server/cli/backup.ts',
  'drawing-worker': 'devices/drawing-worker.ts',
  'printer-worker': 'devices/printer-worker.ts',
  ...agent,
}

await build({
  entryPoints: process.argv[2] === 'agent' ? agent : all,
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
})
