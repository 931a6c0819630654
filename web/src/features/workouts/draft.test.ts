import { describe, expect, test } from 'vitest'
import { sharingDefaults } from '../../../test/fixtures.ts'
import type { WorkoutDetail } from '../../api/types.ts'
import { draftBody, draftChanges, draftOf, draftProblems, newDraft } from './draft.ts'

const metric = { locale: 'de-DE', units: 'metric' } as const
const imperial = { locale: 'en-US', units: 'imperial' } as const
const zone = 'Europe/Berlin'
const draft = { ...newDraft(zone, sharingDefaults(), new Date('2026-11-22T19:46:00Z')), duration: '48' }

const ride = {
  title: 'Around the lake',
  sport: 'cycling',
  started_at: '2026-09-25T13:00:22.000Z',
  time_zone: zone,
  duration: 177,
  intensity: 'moderate',
  visibility: 'followers',
  distance_m: 92_622.34,
  ascent_m: 541,
  avg_hr_bpm: null,
  calories_kcal: 3200,
  notes: '',
  perceived_exertion: 4,
  tags: ['commute'],
} as unknown as WorkoutDetail

test("a new workout is sent in the API's units, with the offset of its time zone", () => {
  expect(draftBody({ ...draft, sport: 'cycling', distance: '12,5', heart: '140' }, zone, metric)).toEqual({
    sport: 'cycling',
    type: 'cardio',
    started_at: '2026-11-22T20:46:00+01:00',
    time_zone: zone,
    duration: 48,
    intensity: 'moderate',
    visibility: 'private',
    body_visibility: 'private',
    map_visibility: 'private',
    shows_start_time: true,
    shares_original: false,
    hidden_ends_m: 200,
    notes: '',
    distance_m: 12_500,
    ascent_m: null,
    avg_hr_bpm: 140,
    calories_kcal: null,
    perceived_exertion: null,
    tags: [],
  })
})

test('miles, yards and feet are converted to metres', () => {
  expect(draftBody({ ...draft, distance: '10', ascent: '100' }, zone, imperial)).toMatchObject({
    distance_m: 16_093,
    ascent_m: 30,
  })
  expect(draftBody({ ...draft, sport: 'swimming', distance: '100' }, zone, imperial).distance_m).toBe(91)
  expect(draftBody({ ...draft, sport: 'swimming', distance: '1500' }, zone, metric).distance_m).toBe(1500)
})

describe('editing a workout', () => {
  test('sends only the changed fields', () => {
    const before = draftOf(ride, metric)
    expect(before).toMatchObject({ distance: '92,622', time: '15:00', duration: '177', heart: '' })
    expect(draftChanges(before, before, zone, metric)).toEqual({})
    expect(draftChanges(before, { ...before, title: 'Round the lake' }, zone, metric)).toEqual({
      title: 'Round the lake',
    })
    expect(draftChanges(before, { ...before, distance: '' }, zone, metric)).toEqual({ distance_m: null })
    expect(draftChanges(before, { ...before, exertion: 7, tags: ['commute', 'race'] }, zone, metric)).toEqual(
      {
        perceived_exertion: 7,
        tags: ['commute', 'race'],
      },
    )
  })
})

test('heart rate and energy are rounded to whole numbers, and their units stay the same', () => {
  expect(draftBody({ ...draft, heart: '140,4', calories: '350.5' }, zone, imperial)).toMatchObject({
    avg_hr_bpm: 140,
    calories_kcal: 351,
  })
})

test('a duration may be entered in hours and minutes', () => {
  expect(draftBody({ ...draft, duration: '1:30' }, zone, metric).duration).toBe(90)
  expect(draftProblems({ ...draft, duration: '1:30' })).toEqual({})
  expect(draftProblems({ ...draft, duration: '24:01' })).toEqual({ duration: 'duration' })
  expect(draftProblems({ ...draft, duration: '1:75' })).toEqual({ duration: 'duration' })
})

test('missing values, text in number fields and durations out of range are found before the form is sent', () => {
  expect(draftProblems(draft)).toEqual({})
  expect(draftProblems({ ...draft, duration: '' })).toEqual({ duration: 'required' })
  expect(draftProblems({ ...draft, duration: '1441' })).toEqual({ duration: 'duration' })
  expect(draftProblems({ ...draft, duration: '1.5', distance: 'far', date: '' })).toEqual({
    duration: 'duration',
    distance_m: 'number',
    started_at: 'required',
  })
})
