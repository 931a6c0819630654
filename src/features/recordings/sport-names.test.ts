import { Profile } from '@garmin/fitsdk'
import { describe, expect, it } from 'vitest'
import { SPORTS, typeOfSport, WORKOUT_TYPES } from '../sports/index.ts'
import { FIT_SPORTS, sportOfFit } from './fit-sports.ts'
import { sportNamed } from './sport-names.ts'

const fitSports = Object.values(Profile.types.sport as Record<string, string>).filter(
  (name) => name !== 'all',
)

describe('the sport of a file', () => {
  it.each(fitSports.filter((name) => name !== 'generic'))('is known for the FIT sport %s', (name) => {
    expect(sportOfFit(name, 'generic')).not.toBe('other')
  })

  it('is one of the closed list, and each of the list can come from a file', () => {
    expect([...FIT_SPORTS, 'other'].sort()).toEqual([...SPORTS].sort())
    for (const sport of SPORTS) expect(WORKOUT_TYPES).toContain(typeOfSport(sport))
  })

  it.each([
    ['running', 'generic', 'running'],
    ['running', 'trail', 'trail_running'],
    ['running', 'treadmill', 'treadmill_running'],
    ['cycling', 'mountain', 'mountain_biking'],
    ['cycling', 'virtualActivity', 'virtual_cycling'],
    ['swimming', 'lapSwimming', 'lap_swimming'],
    ['training', 'strengthTraining', 'strength_training'],
    ['fitnessEquipment', 'indoorRowing', 'indoor_rowing'],
    ['alpineSkiing', 'downhill', 'alpine_skiing'],
    ['generic', 'undefined', 'other'],
    ['200', '250', 'other'],
  ])('is for %s/%s in FIT: %s', (sport, subSport, known) => {
    expect(sportOfFit(sport, subSport)).toBe(known)
  })

  it.each([
    ['Running', 'running'],
    ['Biking', 'cycling'],
    ['trail running', 'trail_running'],
    ['VirtualRide', 'virtual_cycling'],
    ['9', 'running'],
    ['jkljkl', 'other'],
    ['', 'other'],
    ['__proto__', 'other'],
  ])('is for "%s" in GPX and TCX: %s', (name, known) => {
    expect(sportNamed(name)).toBe(known)
  })
})
