import { acceptForms, openSingleFile, uncheckedBody } from '../../platform/http/forms.ts'
import { IdParams, NoContent } from '../../platform/http/schema.ts'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { MAX_UPLOAD_BYTES } from '../media/index.ts'
import { IMAGE_FIELD, ImageBody, ImageList, ImageOrder, WorkoutImage, WorkoutImageParams } from './schemas.ts'
import {
  addWorkoutImage,
  deleteWorkoutImage,
  reorderWorkoutImages,
  replaceWorkoutImage,
} from './workout-images.ts'

const tags = ['Images']
const write = { permission: 'write' as const, audience: 'self' as const }
/** Counts towards the default limit; a refused picture also counts as an upload (`receiveImage`). */
const upload = { permission: 'upload' as const, audience: 'self' as const }
const form = { tags, consumes: ['multipart/form-data'], body: ImageBody }

/** Routes under `/api/workouts/`: the pictures of a workout. */
export function workoutImageRoutes(app: App, services: Services): void {
  acceptForms(app, MAX_UPLOAD_BYTES)
  listRoutes(app, services)
  itemRoutes(app, services)
}

function listRoutes(app: App, services: Services): void {
  app.post(
    '/:id/images/',
    {
      config: { ...upload, isIdempotent: true },
      schema: {
        ...form,
        summary: 'Add a picture to a workout, at most ten',
        params: IdParams,
        response: { 201: WorkoutImage },
      },
      validatorCompiler: uncheckedBody,
    },
    async (request, reply) => {
      const { id } = request.params
      const image = await addWorkoutImage(services, request, id, () => openSingleFile(request, IMAGE_FIELD))
      return reply.code(201).send(image)
    },
  )
  app.put(
    '/:id/images/',
    {
      config: write,
      schema: {
        tags,
        summary: 'Reorder the pictures of a workout',
        params: IdParams,
        body: ImageOrder,
        response: { 200: ImageList },
      },
    },
    async ({ actor, params, body }) => ({
      images: await reorderWorkoutImages(services, actor, params.id, body.images),
    }),
  )
}

function itemRoutes(app: App, services: Services): void {
  app.put(
    '/:id/images/:name/',
    {
      config: upload,
      schema: {
        ...form,
        summary: 'Replace a picture of a workout',
        params: WorkoutImageParams,
        response: { 200: WorkoutImage },
      },
      validatorCompiler: uncheckedBody,
    },
    async (request) => {
      const { id, name } = request.params
      const replaced = { workout_id: id, name }
      return replaceWorkoutImage(services, request.actor, replaced, () =>
        openSingleFile(request, IMAGE_FIELD),
      )
    },
  )
  app.delete(
    '/:id/images/:name/',
    {
      config: write,
      schema: {
        tags,
        summary: 'Delete a picture of a workout',
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
