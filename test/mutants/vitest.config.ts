import { defineConfig } from 'vitest/config'

/** The tests of the rules alone: no server, no database; and without those that measure estimates over whole days. */
export default defineConfig({
  test: {
    include: ['test/rules/**/*.test.ts'],
    exclude: ['test/rules/{estimates,what-if,search,messages}.test.ts'],
    pool: 'forks',
    testTimeout: 60_000,
    setupFiles: ['test/no-surprises.ts', 'test/mutants/first-failure.ts'],
  },
})
