import { dirname, resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import { compiledPathOf } from './test/support/compiled-sources.ts'

export default defineConfig({
  plugins: [
    {
      // Tests name the sources; Node runs what test/support/build.ts compiled of them before the first test.
      name: 'compiled-sources',
      enforce: 'pre',
      resolveId(id, importer) {
        const path = importer !== undefined && id.startsWith('.') ? compiledPathOf(resolve(dirname(importer), id)) : null
        return path === null ? null : { id: path, external: true }
      },
    },
  ],
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/build.ts'],
    setupFiles: ['test/support/each-test.ts'],
    // What the program keeps for its user is no real user's.
    env: { TZ: 'Europe/Paris', XDG_STATE_HOME: resolve('node_modules/.cache/state') },
    testTimeout: 30_000,
    // A worker loads the program once for all its files: nothing of the program keeps a state between two of its commands.
    isolate: false,
    // Many tests wait for child processes: two at a time use both cores of a small machine.
    maxWorkers: 2,
  },
})
