import type { Flood } from './flood.ts'

/** A single character that Unicode normalisation (NFKD) turns into eighteen. */
const UNFOLDING = '\uFDFA'
const MAX_NOTES = 10_000
const MAX_QUERY = 100

export const search: Flood = {
  name: 'search',
  tries: '20 notes of 10,000 unfolding characters, 200 searches for such words',
  async run(attack) {
    const attacker = await attack.attacker()
    await attack.many(attack.times(20), 4, (n) =>
      attack.send(attacker, 'POST', '/api/workouts/', {
        body: { sport: 'running', duration: 30, notes: UNFOLDING.repeat(MAX_NOTES - n) },
        as: 'workouts',
      }),
    )
    await attack.many(attack.times(200), 10, (n) => {
      const words = encodeURIComponent(UNFOLDING.repeat(MAX_QUERY - (n % 90)))
      return attack.send(attacker, 'GET', `/api/workouts/?search=${words}`, { as: 'searches' })
    })
    await attack.untilOver()
  },
}
