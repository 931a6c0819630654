import { buffer } from 'node:stream/consumers'
import { Type } from 'typebox'
import { isKnown } from '../../platform/http/conditional.ts'
import { acceptForms, onlyFileOf, uncheckedBody } from '../../platform/http/forms.ts'
import { IdParams, NoContent } from '../../platform/http/schema.ts'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { visibleImage } from './access.ts'
import { keyOf } from './files.ts'
import { LARGEST_UPLOAD_BYTES } from './intake.ts'
import {
  ImageBody,
  ImageList,
  ImageOrder,
  ImageParams,
  ImageQuery,
  ProfileImage,
  WorkoutImage,
  WorkoutImageParams,
} from './schemas.ts'
import {
  addWorkoutImage,
  deletePicture,
  deleteWorkoutImage,
  orderWorkoutImages,
  replaceWorkoutImage,
  writePicture,
} from './service.ts'

const tags = ['Images']
const write = { permission: 'write' as const }
/** Counted as any call: ten pictures of a workout must not keep anybody from sending in the next ride. */
const upload = { permission: 'upload' as const }
const form = { tags, consumes: ['multipart/form-data'], body: Type.Unsafe<undefined>(ImageBody) }
const FIELD = 'image'

/** Under `/api/profiles/`: the picture of a person. */
export function profileImageRoutes(app: App, services: Services): void {
  acceptForms(app, LARGEST_UPLOAD_BYTES)
  app.put(
    '/me/image/',
    {
      config: upload,
      schema: { ...form, summary: 'Choose your picture', response: { 200: ProfileImage } },
      validatorCompiler: uncheckedBody,
    },
    async (request) => ({
      image: await writePicture(services, request.actor, () => onlyFileOf(request, FIELD)),
    }),
  )
  app.delete(
    '/me/image/',
    { config: write, schema: { tags, summary: 'Take your picture off', response: { 204: NoContent } } },
    async ({ actor }, reply) => {
      await deletePicture(services, actor)
      return reply.code(204).send(null)
    },
  )
}

/** Under `/api/workouts/`: the pictures of a workout. */
export function workoutImageRoutes(app: App, services: Services): void {
  acceptForms(app, LARGEST_UPLOAD_BYTES)
  app.post(
    '/:id/images/',
    {
      config: { ...upload, isIdempotent: true },
      schema: {
        ...form,
        summary: 'Add a picture to a workout, which has ten at most',
        params: IdParams,
        response: { 201: WorkoutImage },
      },
      validatorCompiler: uncheckedBody,
    },
    async (request, reply) => {
      const { id } = request.params
      const image = await addWorkoutImage(services, request, id, () => onlyFileOf(request, FIELD))
      return reply.code(201).send(image)
    },
  )
  app.put(
    '/:id/images/',
    {
      config: write,
      schema: {
        tags,
        summary: 'Put the pictures of a workout into another order',
        params: IdParams,
        body: ImageOrder,
        response: { 200: ImageList },
      },
    },
    async ({ actor, params, body }) => ({
      images: await orderWorkoutImages(services, actor, params.id, body.images),
    }),
  )
  app.put(
    '/:id/images/:name/',
    {
      config: upload,
      schema: {
        ...form,
        summary: 'Put a picture in the place of another one',
        params: WorkoutImageParams,
        response: { 200: WorkoutImage },
      },
      validatorCompiler: uncheckedBody,
    },
    async (request) => {
      const { id, name } = request.params
      const replaced = { workout_id: id, name }
      return replaceWorkoutImage(services, request.actor, replaced, () => onlyFileOf(request, FIELD))
    },
  )
  app.delete(
    '/:id/images/:name/',
    {
      config: write,
      schema: {
        tags,
        summary: 'Take a picture off a workout',
        params: WorkoutImageParams,
        response: { 204: NoContent },
      },
    },
    async ({ actor, params }, reply) => {
      await deleteWorkoutImage(services, actor, { workout_id: params.id, name: params.name })
      return reply.code(204).send(null)
    },
  )
}

/** Under `/api/images/`: what is stored, for those who may see what it belongs to. */
export function imageRoutes(app: App, services: Services): void {
  app.get(
    '/:name/',
    {
      config: { permission: 'read' },
      schema: {
        tags,
        summary: 'A picture, for who may see the workout or the person',
        params: ImageParams,
        querystring: ImageQuery,
        response: {
          200: {
            content: {
              'image/webp': {
                schema: Type.Unsafe<unknown>({
                  type: 'string',
                  format: 'binary',
                  examples: ['(the bytes of the picture)'],
                }),
              },
            },
          },
          304: Type.Unsafe<undefined>({ type: 'null', description: 'You have it already.' }),
        },
      },
    },
    async (request, reply) => {
      const { size } = request.query
      const { name } = await visibleImage(services, request.actor, request.params.name)
      const etag = `"${name}-${size}"`
      // Under a name the picture never changes; who may see it is asked each time that the browser asks.
      reply.headers({
        ETag: etag,
        'Cache-Control': 'private, max-age=31536000, immutable',
        Vary: [reply.getHeader('vary'), 'Authorization'].filter(Boolean).join(', '),
      })
      if (isKnown(request, etag)) return reply.code(304).send()
      return reply
        .type('image/webp')
        .header('Content-Disposition', 'inline')
        .send(await buffer(await services.storage.read(keyOf(name, size))))
    },
  )
}
