import { expect, it } from 'vitest'
import { SPORTS, typeOfSport, WORKOUT_TYPES } from './index.ts'

it('every sport has a workout type', () => {
  for (const sport of SPORTS) expect(WORKOUT_TYPES).toContain(typeOfSport(sport))
})
