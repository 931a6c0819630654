import type { Estimator } from './estimators/estimate.ts'
import { ESTIMATORS } from './estimators/index.ts'
import { gridOf, naiveView, placeMarked, RADIUS_M, type View, viewWith } from './hiding.ts'
import { recordingsOf } from './recording.ts'
import { guess, type Results } from './results.ts'
import { type Person, people } from './world.ts'

/** How a home is hidden. */
export type Manner = 'naive circle' | 'zone' | 'hidden ends'

/** The attack without a server: what others see comes from the server's functions. */
export function attackGeometry(
  manners: readonly Manner[],
  {
    homes,
    tracks,
    seed = 1,
    own = {},
  }: { homes: number; tracks: number; seed?: number; own?: Record<string, Estimator> },
): Map<Manner, Results> {
  const results = new Map<Manner, Results>(manners.map((manner) => [manner, new Map()]))
  for (const person of people(homes, seed)) {
    const recordings = recordingsOf(person, tracks)
    const views = viewsOf(person)
    for (const manner of manners) {
      const seen = recordings.map(views[manner]).filter((track) => track !== null)
      const estimators = manner === 'naive circle' ? ESTIMATORS : { ...ESTIMATORS, ...own }
      guess(results.get(manner)!, estimators, person, seen, countsOf(tracks))
    }
  }
  return results
}

export function countsOf(tracks: number): [fewer: number, all: number] {
  return [Math.ceil(tracks / 4), tracks]
}

function viewsOf(person: Person): Record<Manner, View> {
  const grid = gridOf(person.random)
  const zone = { ...placeMarked(person), radius_m: RADIUS_M }
  return {
    'naive circle': naiveView(person),
    zone: viewWith(person, { grid, zones: [zone], ends_m: 0 }),
    'hidden ends': viewWith(person, { grid, zones: [], ends_m: RADIUS_M }),
  }
}
