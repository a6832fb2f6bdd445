// The server as one file, and the threads that draw and write as others; packages stay where npm put them.
import { build } from 'esbuild'

await build({
  entryPoints: {
    server: 'server/start.ts',
    municipality: 'server/cli/municipality.ts',
    'drawing-worker': 'devices/drawing-worker.ts',
    'sqlite-thread': 'server/store/sqlite-thread.ts',
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
