import { describe, expect, it } from 'vitest'
import { misses } from './bar.ts'
import { attackGeometry } from './geometry.ts'
import { nearShare, tableOf } from './results.ts'

const TRACKS = 40

describe('the attack on hidden places', () => {
  it('finds most homes in the middle of circles, so it is strong enough', () => {
    const results = attackGeometry(['naive circle'], { homes: 25, tracks: TRACKS }).get('naive circle')!
    console.log(tableOf(results))
    const share = (name: string) => nearShare(results.get(name)!.get(TRACKS)!)
    for (const name of ['circle fit', 'distance remainder, streets', 'time remainder', 'lap boundaries'])
      expect([name, share(name) >= 0.8]).toEqual([name, true])
  })

  it('finds hardly any home that FitTrack hides, in zones or at the ends of tracks', () => {
    const results = attackGeometry(['zone', 'hidden ends'], { homes: 200, tracks: TRACKS })
    for (const [manner, found] of results) {
      console.log(`${manner}\n${tableOf(found)}`)
      expect(misses(found)).toEqual([])
    }
  })
})
