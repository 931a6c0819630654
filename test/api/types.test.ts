import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { buildTestApp } from '../support/app.ts'
import { apiTypes, TYPES_FILE } from './types.ts'

it('the API types of the web client are up to date', async () => {
  const { app, close } = await buildTestApp('SQLite')
  try {
    expect(readFileSync(TYPES_FILE, 'utf8'), 'run `npm run api-types`').toBe(await apiTypes(app))
  } finally {
    await close()
  }
})
