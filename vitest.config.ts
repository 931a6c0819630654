import { availableParallelism } from 'node:os'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { svelteTesting } from '@testing-library/svelte/vite'
import { defineConfig } from 'vitest/config'
import SlowFilesFirst from './test/slow-files-first.ts'

/** Tests that replace a library: modules that other files have loaded would keep the real one. */
const NEEDS_OWN_PROCESS = ['src/features/auth/passwords/hashing.test.ts']

/** Many tests wait for a database, a child process or a timeout; one more worker than cores keeps the cores busy. */
const EVERY_PROJECT = { maxWorkers: availableParallelism() + 1 }

const server = {
  ...EVERY_PROJECT,
  pool: 'forks',
  // Far above what a test takes on a busy machine; this only ends a test that is stuck.
  testTimeout: 120_000,
  hookTimeout: 120_000,
} as const

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    sequence: { sequencer: SlowFilesFirst },
    projects: [
      {
        test: {
          ...server,
          name: 'server',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['**/node_modules/**', 'test/browsers/**', ...NEEDS_OWN_PROCESS],
          // Loading the server takes a second; files that share a process load it once.
          isolate: false,
        },
      },
      { test: { ...server, name: 'server-isolated', include: NEEDS_OWN_PROCESS } },
      {
        plugins: [svelte({ configFile: false, compilerOptions: { runes: true } }), svelteTesting()],
        test: {
          ...EVERY_PROJECT,
          name: 'client',
          include: ['web/src/**/*.test.ts'],
          environment: 'happy-dom',
          setupFiles: ['web/test/setup.ts'],
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
})
