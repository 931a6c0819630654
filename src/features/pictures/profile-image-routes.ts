import { acceptForms, openSingleFile, uncheckedBody } from '../../platform/http/forms.ts'
import { NoContent } from '../../platform/http/schema.ts'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { MAX_UPLOAD_BYTES } from '../media/index.ts'
import { deleteProfileImage, replaceProfileImage } from './profile-image.ts'
import { IMAGE_FIELD, ImageBody, ProfileImage } from './schemas.ts'

const tags = ['Images']

/** Routes under `/api/profiles/`: the picture of a person. */
export function profileImageRoutes(app: App, services: Services): void {
  acceptForms(app, MAX_UPLOAD_BYTES)
  app.put(
    '/me/image/',
    {
      config: { permission: 'upload', audience: 'self' },
      schema: {
        tags,
        summary: 'Set your picture',
        consumes: ['multipart/form-data'],
        body: ImageBody,
        response: { 200: ProfileImage },
      },
      validatorCompiler: uncheckedBody,
    },
    async (request) => ({
      image: await replaceProfileImage(services, request.actor, () => openSingleFile(request, IMAGE_FIELD)),
    }),
  )
  app.delete(
    '/me/image/',
    {
      config: { permission: 'write', audience: 'self' },
      schema: { tags, summary: 'Delete your picture', response: { 204: NoContent } },
    },
    async ({ actor }, reply) => {
      await deleteProfileImage(services, actor)
      return reply.code(204).send(null)
    },
  )
}
