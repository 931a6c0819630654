import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { imageKey } from '../../src/features/media/index.ts'
import { updateWorkoutCounters } from '../../src/features/profiles/index.ts'
import { updateShownStarts } from '../../src/features/workouts/shown-start.ts'
import { inTransaction } from '../../src/platform/database/index.ts'
import type { Tables, Trx } from '../../src/platform/database/schema.ts'
import { multipart, START, type TestApp } from '../support/app.ts'
import { buildFit, type FitOptions } from '../support/fit-builder.ts'
import type { Account } from './viewers.ts'

export const VISIBILITIES = ['private', 'followers', 'public'] as const
export type Visibility = (typeof VISIBILITIES)[number]

/** What the owner of a workout decides about it. */
export type Sharing = Partial<
  Pick<
    Tables['workout'],
    'visibility' | 'body_visibility' | 'map_visibility' | 'shows_start_time' | 'shares_original'
  >
>

/** A PNG of one pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
const STARTED_AT = new Date('2026-11-20T17:42:11Z')

/** A recorded workout, which is copied because that is faster than parsing a file for each. */
export type Template = { id: number; picture: Buffer }

/**
 * Makes a workout with everything that one can have: a track, laps, an original file, body figures and a picture. Nothing
 * is hidden at the ends of its track.
 */
export async function makeTemplate(
  test: TestApp,
  account: Account,
  track: FitOptions = { records: 30 },
  sharing: object = {},
): Promise<Template> {
  const file = buildFit({ lapRecords: 15, startedAt: STARTED_AT, ...track })
  const { body } = await account.upload('ride.fit', file)
  const id = body.items[0].workouts[0]
  const text = { title: 'Out and back', notes: 'Headwind', tags: ['commute'] }
  const payload = { ...text, perceived_exertion: 7, hidden_ends_m: 0, ...sharing }
  const { headers } = await account.openSession()
  await test.request({ method: 'PATCH', url: `/api/workouts/${id}/`, payload, headers })
  // Computes what others see of the track.
  await test.runJobs()
  return { id, picture: await uploadPicture(test, id, headers) }
}

async function uploadPicture(
  { services, request }: TestApp,
  workout_id: number,
  headers: Record<string, string>,
): Promise<Buffer> {
  const form = multipart('photo.png', PNG, 'image')
  const { body } = await request({
    method: 'POST',
    url: `/api/workouts/${workout_id}/images/`,
    ...form,
    headers: { ...form.headers, ...headers },
  })
  return buffer(await services.storage.read(imageKey(body.name, 1280)))
}

/** Copies the template with its track, laps and original file, without the picture. */
export function copyWorkout(
  { services: { db } }: TestApp,
  template: Template,
  change: Sharing & { owner_id: number; deleted_at?: number },
): Promise<number> {
  return inTransaction(db, async (trx) => {
    const workouts = trx.selectFrom('workout').selectAll().where('id', '=', template.id)
    const { id: _, ...row } = await workouts.executeTakeFirstOrThrow()
    const copy = { ...row, ...change, images: '[]' }
    const { id } = await trx.insertInto('workout').values(copy).returning('id').executeTakeFirstOrThrow()
    const after = change.deleted_at === undefined ? copy : null
    await updateWorkoutCounters(trx, change.owner_id, { after, stored: 1 })
    for (const table of ['track', 'track_overview', 'shown_track', 'lap'] as const)
      await copyParts(trx, table, template.id, id)
    await updateShownStarts(trx, [id])
    return id
  })
}

async function copyParts(
  trx: Trx,
  table: 'track' | 'track_overview' | 'shown_track' | 'lap',
  from_id: number,
  workout_id: number,
): Promise<void> {
  const parts = await trx.selectFrom(table).selectAll().where('workout_id', '=', from_id).execute()
  await trx
    .insertInto(table)
    .values(parts.map((part) => ({ ...part, workout_id })) as never)
    .execute()
}

/** Adds the template's picture to the workout, in the size that a request gets by default; returns its name. */
export async function addPicture(
  { services: { db, storage } }: TestApp,
  { picture }: Template,
  { workout_id, owner_id }: { workout_id: number; owner_id: number },
): Promise<string> {
  const name = randomBytes(16).toString('hex')
  await storage.put(imageKey(name, 1280), Readable.from([picture]), picture.length)
  const size = { width: 1, height: 1, size_bytes: picture.length }
  await db
    .insertInto('image')
    .values({ name, owner_id, workout_id, ...size, created_at: START })
    .execute()
  const images = JSON.stringify([name])
  await db.updateTable('workout').set({ images }).where('id', '=', workout_id).execute()
  return name
}
