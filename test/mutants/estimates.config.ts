import { defineConfig } from 'vitest/config'

/** The tests of what is learnt and expected, without those that live through whole days: seconds for each change. */
export default defineConfig({
  test: {
    include: [
      'test/rules/{estimates,futures,desks,desk-calls,played,comers,lived-forward,experience,expectations,weighed,chance,lists,wait,edges}.test.ts',
    ],
    testNamePattern: /^(?!.*most are called)/,
    pool: 'forks',
    testTimeout: 60_000,
    setupFiles: ['test/no-surprises.ts', 'test/mutants/first-failure.ts'],
  },
})
