import { Type } from 'typebox'
import { notFound } from '../../platform/errors.ts'
import { acceptForms, onlyFileOf, uncheckedBody } from '../../platform/http/forms.ts'
import { IdParams } from '../../platform/http/schema.ts'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { visibleWorkout } from '../workouts/index.ts'
import { originalOf } from './queries.ts'
import { Laps, Recording, Streams, StreamsQuery, UploadBody } from './schemas.ts'
import { acceptUpload, lapsShown, parseChannels, recordingOf, streamsOf } from './service.ts'

const tags = ['Recordings']
const read = { permission: 'read' as const }

/** Under `/api/recordings/`: files that come in. */
export function uploadRoutes(app: App, services: Services): void {
  const { db } = services
  acceptForms(app, services.config.recordings.uploadMax_bytes)
  app.post(
    '/',
    {
      config: { permission: 'upload', limit: 'upload', isIdempotent: true },
      schema: {
        tags,
        summary: 'Upload a recording; it is read in the background',
        consumes: ['multipart/form-data'],
        body: Type.Unsafe<undefined>(UploadBody),
        response: { 202: Recording },
      },
      validatorCompiler: uncheckedBody,
    },
    async (request, reply) => {
      const recording = await acceptUpload(services, request, await onlyFileOf(request, 'file'))
      return reply.code(202).send(recording)
    },
  )
  app.get(
    '/:id/',
    {
      config: read,
      schema: { tags, summary: 'What became of an upload', params: IdParams, response: { 200: Recording } },
    },
    ({ actor, params }) => recordingOf(db, actor, params.id),
  )
}

/** Under `/api/workouts/{id}/`: what a recording holds. */
export function recordedRoutes(app: App, services: Services): void {
  const { db, storage } = services
  app.get(
    '/:id/streams/',
    {
      config: read,
      schema: {
        tags,
        summary: 'The track in columns',
        params: IdParams,
        querystring: StreamsQuery,
        response: { 200: Streams },
      },
    },
    async ({ actor, params, query }) => {
      const channels = parseChannels(query.channels)
      const workout = await visibleWorkout(db, actor, params.id)
      return streamsOf(db, workout.id, channels, query.points)
    },
  )
  app.get(
    '/:id/laps/',
    { config: read, schema: { tags, summary: 'The laps', params: IdParams, response: { 200: Laps } } },
    async ({ actor, params }) => {
      const workout = await visibleWorkout(db, actor, params.id)
      return lapsShown(db, workout.id)
    },
  )
  app.get(
    '/:id/original/',
    {
      config: read,
      schema: {
        tags,
        summary: 'The file that was uploaded',
        params: IdParams,
        response: {
          200: {
            content: {
              'application/octet-stream': {
                schema: Type.Unsafe<unknown>({
                  type: 'string',
                  format: 'binary',
                  examples: ['(the bytes of the file)'],
                }),
              },
            },
          },
        },
      },
    },
    async ({ actor, params }, reply) => {
      const workout = await visibleWorkout(db, actor, params.id)
      const original = await originalOf(db, workout.id)
      if (!original) throw notFound()
      return reply
        .type('application/octet-stream')
        .headers({
          'Content-Disposition': attachment(original.file_name),
          'Content-Security-Policy': 'sandbox',
          'Cache-Control': 'private, no-cache',
        })
        .send(await storage.read(original.storage_key))
    },
  )
}

/** RFC 6266: a plain name for old clients, the real one beside it. */
function attachment(file_name: string): string {
  const plain = file_name.replace(/[^\w.-]+/g, '_')
  const encoded = encodeURIComponent(file_name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
