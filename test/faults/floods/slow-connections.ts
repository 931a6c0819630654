import { setTimeout as sleep } from 'node:timers/promises'
import { openAll, openReader } from '../slow-clients.ts'
import type { Flood } from './flood.ts'

const READERS = 10

export const slowConnections: Flood = {
  name: 'slow-connections',
  tries: '2,000 connections that send a byte every 5 s, 10 that read nothing',
  async run(attack) {
    const readers = await Promise.all(Array.from({ length: READERS }, () => openReader(attack.port)))
    const all = await openAll(attack.port, attack.times(2_000))
    attack.count('connections', all.length)
    await attack.untilOver()
    attack.count('cut', all.filter(({ cut_at }) => cut_at !== undefined).length)
    for (const socket of [...readers, ...all.map((slow) => slow.socket)]) socket.destroy()
    await sleep(100)
  },
}
