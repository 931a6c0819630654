import path from 'node:path'
import { defineConfig } from 'vitest/config'

// Three browsers and a server share two cores: one journey at a time.
export default defineConfig({
  root: path.resolve(import.meta.dirname, '../..'),
  test: {
    include: ['test/browsers/**/*.test.ts'],
    globalSetup: ['test/browsers/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    reporters: ['verbose'],
  },
})
