import { defineConfig } from 'vitest/config'

/** The tests of the rules alone: no server, no database. */
export default defineConfig({
  test: { include: ['test/rules/**/*.test.ts'], pool: 'forks', setupFiles: ['test/no-surprises.ts'] },
})
