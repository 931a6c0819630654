import { setTimeout as pause } from 'node:timers/promises'
import sharp from 'sharp'
import type { Random } from '../../src/cli/demo/random.ts'
import { multipart, type Person, type TestApp } from '../support/app.ts'
import type { Operation } from './operation.ts'

const RETRY_MS = 200
const COLOURS = ['#e4572e', '#17bebb', '#ffc914']
const PICTURES = await Promise.all(
  COLOURS.map((background) =>
    sharp({ create: { width: 40, height: 30, channels: 3, background } })
      .jpeg()
      .toBuffer(),
  ),
)

/** Random writes of pictures, while other clients change, delete or restore the same workouts. */
export function pictureOperations(
  test: TestApp,
  person: Person,
  workout: (random: Random) => number,
): Operation[] {
  const send = async (method: 'POST' | 'PUT', url: string, random: Random) => {
    const form = multipart('picture.jpg', random.pick(PICTURES), 'image')
    const headers = { ...form.headers, ...person.headers }
    for (;;) {
      const { status } = await test.request({ method, url, headers, payload: form.payload })
      // The server answers 503 while too many pictures are waiting.
      if (status !== 503) return status
      await pause(RETRY_MS)
    }
  }
  const shownImages = async (id: number): Promise<string[]> => {
    const { status, body } = await person.get(`/api/workouts/${id}/`)
    return status === 200 ? body.images.map((address: string) => address.split('/')[3]) : []
  }
  return [
    [4, (random) => send('POST', `/api/workouts/${workout(random)}/images/`, random)],
    [
      1,
      async (random) => {
        const id = workout(random)
        const [name = 'none'] = await shownImages(id)
        return send('PUT', `/api/workouts/${id}/images/${name}/`, random)
      },
    ],
    [
      2,
      async (random) => {
        const id = workout(random)
        const [name = 'none'] = await shownImages(id)
        return (await person.delete(`/api/workouts/${id}/images/${name}/`)).status
      },
    ],
    [
      1,
      async (random) => {
        const id = workout(random)
        const images = (await shownImages(id)).toReversed()
        return (await person.put(`/api/workouts/${id}/images/`, { images })).status
      },
    ],
    [1, (random) => send('PUT', '/api/profiles/me/image/', random)],
    [1, async () => (await person.delete('/api/profiles/me/image/')).status],
  ]
}
