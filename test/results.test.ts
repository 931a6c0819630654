import { afterEach, describe, expect, it, vi } from 'vitest'
import { maySkip } from './results.ts'

const EXTRA = 'a FIT file (needs real recordings: set TEST_ACTIVITIES_DIR)'

describe('a skipped test', () => {
  afterEach(() => {
    vi.unstubAllEnvs()
  })

  it('fails the run in CI, unless it needs real recordings', () => {
    vi.stubEnv('CI', 'true')
    expect(maySkip('workouts on PostgreSQL')).toBe(false)
    expect(maySkip(EXTRA)).toBe(true)
  })

  it('does not fail the run elsewhere', () => {
    vi.stubEnv('CI', undefined)
    expect(maySkip('workouts on PostgreSQL')).toBe(true)
    expect(maySkip(EXTRA)).toBe(true)
  })
})
