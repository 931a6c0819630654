import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Flood } from './flood.ts'
import { rubbish } from './payloads.ts'
import { paddedFit } from './recordings.ts'
import { PASSWORD } from './visitor.ts'

export const quotas: Flood = {
  name: 'quotas',
  tries: '15 recordings with 10 MB of rubbish, 60 keys, 10 exports, 300 workouts, 100 goals',
  prepare: rubbish,
  async run(attack) {
    const attacker = await attack.attacker()
    const { dataDir } = attack.target
    const before_bytes = sizeOf(dataDir)
    const post = (as: string, url: string, body: object) => attack.send(attacker, 'POST', url, { body, as })
    await attack.many(attack.times(15), 2, (n) =>
      attack.send(attacker, 'POST', '/api/recordings/', {
        file: { name: `${n}.fit`, content: paddedFit(n, rubbish()) },
        as: 'files',
      }),
    )
    await attack.many(attack.times(60), 4, (n) =>
      post('keys', '/api/auth/keys/', { name: `Watch ${n}`, scopes: ['read'], password: PASSWORD }),
    )
    await attack.many(attack.times(10), 4, () => post('exports', '/api/auth/exports/', {}))
    await attack.many(attack.times(100), 4, (n) =>
      post('goals', '/api/goals/', { kind: 'custom', target: n + 1 }),
    )
    await attack.many(attack.times(300), 8, () =>
      post('workouts', '/api/workouts/', { sport: 'running', duration: 30, notes: 'x'.repeat(10_000) }),
    )
    await attack.untilOver()
    attack.count('MB on disk', Math.round((sizeOf(dataDir) - before_bytes) / 1e6))
  },
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => {
      const stat = statSync(path.join(parentPath, name), { throwIfNoEntry: false })
      return sum + (stat?.size ?? 0)
    }, 0)
}
