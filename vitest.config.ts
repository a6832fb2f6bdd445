import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    // As in server/start.ts: a fifth less processor time where a centre is opened for each test.
    execArgv: ['--liftoff-only'],
    maxWorkers: 2,
    // For a machine that is busy with other things: what must be quick is measured in its test.
    testTimeout: 120_000,
    hookTimeout: 60_000,
    globalSetup: ['test/store/postgresql-server.ts'],
    setupFiles: ['test/no-surprises.ts'],
    reporters: process.env.CI ? ['default'] : ['default'],
  },
})
