import { defineConfig } from '@playwright/test'

/**
 * In a real browser: stories, each with an installation of its own (test/e2e/story.ts), and screens in all their states,
 * with one for each worker (test/screens/stage.ts).
 */
export default defineConfig({
  testDir: 'test',
  globalSetup: './test/e2e/loaded.ts',
  testMatch: ['e2e/**/*.spec.ts', 'screens/**/*.spec.ts'],
  fullyParallel: true,
  workers: 2,
  // A story of a minute takes two where the machine is busy with other things. What must be quick says so itself.
  timeout: 180_000,
  // CI's machine is shared and noisy: a second try there, and the list names it as flaky, to be mended.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: true,
  expect: { timeout: 15_000 },
  use: {
    launchOptions: {
      executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--autoplay-policy=no-user-gesture-required',
      ],
    },
  },
})
