import { Profile } from '@garmin/fitsdk'
import { describe, expect, it } from 'vitest'
import { SPORTS } from '../../sports/index.ts'
import { sportOfFit } from './fit/sports.ts'
import { parseSport } from './xml/sports.ts'

const namesOf = (type: string) =>
  Object.values((Profile.types as Record<string, Record<string, string>>)[type] ?? {})

const fitSports = namesOf('sport').filter((name) => name !== 'all')

describe('sportOfFit', () => {
  it.each(fitSports.filter((name) => name !== 'generic'))('has a sport for %s', (name) => {
    expect(sportOfFit(name, 'generic')).not.toBe('other')
  })

  it('can return every sport, and no other value', () => {
    const subSports = namesOf('subSport')
    const sports = fitSports.flatMap((sport) => subSports.map((subSport) => sportOfFit(sport, subSport)))
    expect([...new Set(sports)].toSorted()).toEqual([...SPORTS].toSorted())
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
  ])('maps %s and %s to %s', (sport, subSport, expected) => {
    expect(sportOfFit(sport, subSport)).toBe(expected)
  })
})

describe('parseSport', () => {
  it.each([
    ['Running', 'running'],
    ['Biking', 'cycling'],
    ['trail running', 'trail_running'],
    ['VirtualRide', 'virtual_cycling'],
    ['9', 'running'],
    ['jkljkl', 'other'],
    ['', 'other'],
    ['__proto__', 'other'],
  ])('maps "%s" in a GPX or TCX file to %s', (name, expected) => {
    expect(parseSport(name)).toBe(expected)
  })
})
