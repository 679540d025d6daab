import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/build.ts'],
    env: { TZ: 'Europe/Paris' },
    testTimeout: 30_000,
    // Many tests wait for child processes: two at a time use both cores of a small machine.
    maxWorkers: 2,
  },
})
