import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyRequest, FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'
import { invalidField } from '../errors.ts'
import type { App } from './app.ts'
import { validatorCompiler } from './validation.ts'

/** Lets the routes of `scope` take forms. Whoever reads the file counts its bytes: it is to know when there are too many. */
export function acceptForms(scope: App, max_bytes: number): void {
  scope.register(multipart, {
    limits: { files: 2, fields: 4, parts: 5, fieldSize: 1_000, headerPairs: 50, fileSize: max_bytes + 1 },
  })
}

/** For a route whose body is a form: the stream is not an object to check; the rest of the request is. */
export const uncheckedBody: FastifySchemaCompiler<TSchema> = (part) =>
  part.httpPart === 'body' ? () => ({ value: undefined }) : validatorCompiler(part)

/** A file as it comes in, and what to ask once it has been read. */
export type OnlyFile = Pick<MultipartFile, 'file' | 'filename'> & { assertNothingFollows(): Promise<void> }

/** The one file of a form, in the field of this name; throws `invalid` for any other form. */
export async function onlyFileOf(request: FastifyRequest, field: string): Promise<OnlyFile> {
  const parts = request.parts()
  const { value: part } = await parts.next()
  if (!part) throw invalidField(field, 'required')
  if (part.type !== 'file' || part.fieldname !== field) throw invalidField(part.fieldname, 'unknown_field')
  return {
    file: part.file,
    filename: part.filename,
    async assertNothingFollows() {
      const { value: another } = await parts.next()
      if (another) throw invalidField(another.fieldname, 'one_file_only')
    },
  }
}
