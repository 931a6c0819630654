import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyRequest, FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'
import { invalidField } from '../errors.ts'
import type { App } from './app.ts'
import { validatorCompiler } from './validation.ts'

/**
 * Lets the routes of `scope` take forms. The parser's limit is one byte higher than `max_bytes`, so that the reader of
 * the file notices a file that is too large and refuses it.
 */
export function acceptForms(scope: App, max_bytes: number): void {
  scope.addHook('onRoute', (route) => {
    // A route without a config is refused at start-up.
    route.config = { ...route.config!, fileMax_bytes: max_bytes }
  })
  scope.register(multipart, {
    limits: { files: 2, fields: 4, parts: 5, fieldSize: 1_000, headerPairs: 50, fileSize: max_bytes + 1 },
  })
}

/** The validator for a route whose body is a form. It does not check the body, which is a stream. */
export const uncheckedBody: FastifySchemaCompiler<TSchema> = (part) =>
  part.httpPart === 'body' ? () => ({ value: undefined }) : validatorCompiler(part)

/** A file of a form while it arrives. Call `assertNoMoreParts` once the file has been read. */
export type SingleFile = Pick<MultipartFile, 'file' | 'filename'> & { assertNoMoreParts(): Promise<void> }

/** Opens the only file of a form, in the field of this name. Throws `invalid` for any other form. */
export async function openSingleFile(request: FastifyRequest, field: string): Promise<SingleFile> {
  const parts = request.parts()
  const nextPart = () => parts.next().catch(failOfForm)
  const { value: part } = await nextPart()
  if (!part) throw invalidField(field, 'required')
  if (part.type !== 'file' || part.fieldname !== field) throw invalidField(part.fieldname, 'unknown_field')
  if (part.file.errored) blameClient(part.file.errored)
  part.file.on('error', blameClient)
  return {
    file: part.file,
    filename: part.filename,
    async assertNoMoreParts() {
      const { value: another } = await nextPart()
      if (another) throw invalidField(another.fieldname, 'one_file_only')
    },
  }
}

/** For a body that is no complete form, the parser throws errors without a code and a status. */
function blameClient(error: Error & { statusCode?: number }): void {
  error.statusCode ??= 400
}

function failOfForm(error: Error): never {
  blameClient(error)
  throw error
}
