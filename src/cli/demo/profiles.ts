import type { Goal } from '../../features/goals/index.ts'
import type { DemoPerson } from './people.ts'

type GivenGoal = Pick<Goal, 'kind' | 'target' | 'period' | 'description'> &
  Partial<Pick<Goal, 'sport' | 'type'>>

export type DemoProfile = { name: string; bio: string; max_hr_bpm: number; goals: readonly GivenGoal[] }

const perWeek = (workouts: number): GivenGoal => ({
  kind: 'workouts',
  target: workouts,
  period: 'week',
  description: '',
})
const perMonth_km = (km: number, sport: NonNullable<GivenGoal['sport']>): GivenGoal => ({
  kind: 'distance',
  target: km * 1000,
  period: 'month',
  sport,
  description: '',
})

/** The profile and goals of each person, by username. */
export const PROFILES: Record<DemoPerson['username'], DemoProfile> = {
  'mateja.kovac': {
    name: 'Mateja Kovač',
    bio: 'Hills before breakfast. Coffee ride on Saturdays, all welcome.',
    max_hr_bpm: 186,
    goals: [perWeek(4), perMonth_km(500, 'road_cycling')],
  },
  'kwame.mensah': {
    name: 'Kwame Mensah',
    bio: 'Marathon in spring.',
    max_hr_bpm: 190,
    goals: [perMonth_km(200, 'running'), perWeek(4)],
  },
  'aiko.tanaka': {
    name: 'Aiko Tanaka',
    bio: 'Swims, walks along the river, and takes her time.',
    max_hr_bpm: 181,
    goals: [perWeek(3)],
  },
  'lars.nygaard': {
    name: 'Lars Nygaard',
    bio: 'Seven fells, one day, some year.',
    max_hr_bpm: 183,
    goals: [{ kind: 'ascent', target: 3_000, period: 'month', description: 'Three thousand up' }],
  },
  'sofia.marquez': {
    name: 'Sofía Márquez',
    bio: 'Escarabaja. Subo antes de que despierte la ciudad.',
    max_hr_bpm: 192,
    goals: [perMonth_km(800, 'road_cycling')],
  },
  'priya.raman': {
    name: 'Priya Raman',
    bio: 'Lifting since 2021, running since last week.',
    max_hr_bpm: 188,
    goals: [perWeek(3), { kind: 'custom', target: 100, period: 'once', description: 'Squat 100 kg' }],
  },
  'hannes.weiss': {
    name: 'Hannes Weiß',
    bio: 'Am liebsten bergauf, auf zwei Rädern oder an der Wand.',
    max_hr_bpm: 184,
    goals: [{ kind: 'duration', target: 1_200, period: 'month', description: 'Zwanzig Stunden im Monat' }],
  },
  'tane.ngata': {
    name: 'Tāne Ngata',
    bio: 'Harbour swims, whatever the wind.',
    max_hr_bpm: 179,
    goals: [perWeek(3)],
  },
}
