import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyRequest, FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'
import { invalidField } from '../errors.ts'
import type { App } from './app.ts'
import { validatorCompiler } from './validation.ts'

/** Lets the routes of `scope` take forms. The parser lets one byte too many pass, so that the reader refuses the file. */
export function acceptForms(scope: App, max_bytes: number): void {
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
  const { value: part } = await parts.next()
  if (!part) throw invalidField(field, 'required')
  if (part.type !== 'file' || part.fieldname !== field) throw invalidField(part.fieldname, 'unknown_field')
  return {
    file: part.file,
    filename: part.filename,
    async assertNoMoreParts() {
      const { value: another } = await parts.next()
      if (another) throw invalidField(another.fieldname, 'one_file_only')
    },
  }
}
