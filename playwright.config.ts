import { defineConfig } from '@playwright/test'

const port = Number(process.env.SCREENS_PORT ?? 3177)

/** Stories in a real browser. Each worker has a server of its own (test/e2e/story.ts); screens in all their states
 * come from one more, which serves the pages that draw them. */
export default defineConfig({
  testDir: 'test',
  testMatch: ['e2e/**/*.spec.ts', 'screens/**/*.spec.ts'],
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  // CI's machine is shared and noisy: a second try there, and the list names it as flaky, to be mended.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: true,
  expect: { timeout: 15_000 },
  use: {
    baseURL: `http://127.0.0.1:${port}`,
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
  webServer: {
    command: 'node dist/server.js',
    url: `http://127.0.0.1:${port}/readyz`,
    env: {
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: `${process.env.TMPDIR ?? '/tmp'}/redica-screens-${process.pid}`,
      ADMIN_PASSWORD: 'only for the screens',
      LOG_LEVEL: 'warn',
    },
    timeout: 60_000,
    reuseExistingServer: false,
  },
})
