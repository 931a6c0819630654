import { Type } from 'typebox'
import { notFound } from '../../platform/errors.ts'
import { acceptForms, openSingleFile, uncheckedBody } from '../../platform/http/forms.ts'
import { readerLanguage } from '../../platform/http/language.ts'
import { IdParams } from '../../platform/http/schema.ts'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { ViewQuery } from '../audience/index.ts'
import { visibleWorkout } from '../workouts/index.ts'
import { sourceFileOf } from './queries.ts'
import { Laps, OriginalFile, Recording, Streams, StreamsQuery, UploadBody } from './schemas.ts'
import { acceptUpload, recordingOf } from './service.ts'
import { parseChannels, presentLaps, sendStreams } from './streams.ts'

const tags = ['Recordings']
const read = { permission: 'read' as const, audience: 'self' as const }
const view = { permission: 'view' as const, audience: 'shared' as const }

/** Routes under `/api/recordings/`: uploads, and the progress and result of their import. */
export function uploadRoutes(app: App, services: Services): void {
  const { db } = services
  acceptForms(app, services.config.recordings.uploadMax_bytes)
  app.post(
    '/',
    {
      config: { permission: 'upload', audience: 'self', limit: 'upload', isIdempotent: true },
      schema: {
        tags,
        summary: 'Upload a recording',
        description:
          'The response does not wait for the import, which runs in the background. Poll the recording for its progress.',
        consumes: ['multipart/form-data'],
        body: Type.Unsafe<undefined>(UploadBody),
        response: { 202: Recording },
      },
      validatorCompiler: uncheckedBody,
    },
    async (request, reply) => {
      const recording = await acceptUpload(services, request, await openSingleFile(request, 'file'))
      return reply.code(202).send(recording)
    },
  )
  app.get(
    '/:id/',
    {
      config: read,
      schema: {
        tags,
        summary: 'Get the status of an upload',
        params: IdParams,
        response: { 200: Recording },
      },
    },
    (request, reply) => {
      const language = readerLanguage(request)
      reply.header('Content-Language', language)
      return recordingOf(db, request.actor, request.params.id, language)
    },
  )
}

/** Routes under `/api/workouts/{id}/`: the track and the laps of a workout. */
export function trackRoutes(app: App, services: Services): void {
  const { db, clock } = services
  app.get(
    '/:id/streams/',
    {
      config: view,
      schema: {
        tags,
        summary: 'Get the track of a workout, a column for each channel',
        params: IdParams,
        querystring: StreamsQuery,
        response: { 200: Streams },
      },
    },
    async (request, reply) => {
      const { viewer, params, query } = request
      const channels = parseChannels(query.channels)
      const workout = await visibleWorkout(db, viewer, params.id, clock.now(), query)
      return sendStreams(services, request, reply, workout, { channels, points: query.points })
    },
  )
  app.get(
    '/:id/laps/',
    {
      config: view,
      schema: {
        tags,
        summary: 'List the laps of a workout',
        params: IdParams,
        querystring: ViewQuery,
        response: { 200: Laps },
      },
    },
    async ({ viewer, params, query }) => {
      const workout = await visibleWorkout(db, viewer, params.id, clock.now(), query)
      return presentLaps(db, workout)
    },
  )
}

/** The route `/api/workouts/{id}/original/`: the file that was uploaded. */
export function sourceFileRoute(app: App, { db, clock, storage }: Services): void {
  app.get(
    '/:id/original/',
    {
      config: view,
      schema: {
        tags,
        summary: 'Download the original file of a workout',
        params: IdParams,
        response: { 200: OriginalFile },
      },
    },
    async ({ viewer, params }, reply) => {
      const workout = await visibleWorkout(db, viewer, params.id, clock.now())
      const file = workout.access.original ? await sourceFileOf(db, workout.id) : undefined
      if (!file) throw notFound()
      return reply
        .type('application/octet-stream')
        .headers({
          'Content-Disposition': attachment(file.file_name),
          'Content-Security-Policy': 'sandbox',
          'Cache-Control': 'private, no-cache',
        })
        .send(await storage.read(file.storage_key))
    },
  )
}

/** A Content-Disposition as in RFC 6266: an ASCII name for old clients, and the real name. */
function attachment(file_name: string): string {
  const plain = file_name.replace(/[^\w.-]+/g, '_')
  const encoded = encodeURIComponent(file_name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
