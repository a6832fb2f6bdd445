// The server as one file; the thread that draws tickets and the process of the USB devices as others; packages stay
// where npm put them.
import { build } from 'esbuild'

await build({
  entryPoints: {
    server: 'server/start.ts',
    municipality: 'server/cli/municipality.ts',
    'drawing-worker': 'devices/drawing-worker.ts',
    'hid-child': 'devices/hid-child.ts',
  },
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
})
