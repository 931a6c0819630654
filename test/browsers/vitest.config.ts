import path from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: path.resolve(import.meta.dirname, '../..'),
  test: {
    include: ['test/browsers/**/*.test.ts'],
    globalSetup: ['test/browsers/setup.ts'],
    // Longer than any `waitUntil`, whose error names what it waited for. These limits stop a test that hangs elsewhere.
    testTimeout: 600_000,
    hookTimeout: 300_000,
    // Two engines run at a time, even on one core, because a journey mostly waits.
    maxWorkers: 2,
    reporters: ['verbose'],
  },
})
