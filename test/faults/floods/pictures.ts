import { type Attack, expect2xx, type Flood } from './flood.ts'
import { greedyPicture, largePng } from './payloads.ts'
import type { Visitor } from './visitor.ts'

export const greedyPictures: Flood = {
  name: 'pictures',
  tries: '40 AVIFs of 1 KB that need much memory, 20 PNGs of 40 megapixels',
  prepare: () => [greedyPicture(), largePng()],
  async run(attack) {
    const attacker = await attack.attacker()
    const png = await largePng()
    const body = { sport: 'running', duration: 30 }
    const workout = expect2xx(await attacker.insist('POST', '/api/workouts/', { body })).body.id
    await attack.many(attack.times(60), 8, (n) =>
      n % 3 === 0
        ? add(attack, attacker, workout, 'PNGs', png)
        : add(attack, attacker, workout, 'AVIFs', greedyPicture()),
    )
    await attack.untilOver()
  },
}

function add(attack: Attack, attacker: Visitor, workout: number, as: string, content: Uint8Array) {
  const file = { field: 'image', name: 'picture', content }
  return attack.send(attacker, 'POST', `/api/workouts/${workout}/images/`, { file, as })
}
