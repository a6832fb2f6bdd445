import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    globalSetup: ['test/store/postgresql-server.ts'],
    setupFiles: ['test/no-surprises.ts'],
    reporters: process.env.CI ? ['default'] : ['default'],
  },
})
