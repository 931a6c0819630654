import type { FastifyRequest } from 'fastify'
import { acceptedLanguage, type Language } from '../i18n.ts'

/** The language of a refusal: the supported one that `Accept-Language` prefers, else the account's, else English. */
export function readerLanguage(request: Pick<FastifyRequest, 'headers'>): Language {
  const { actor } = request as { actor?: { language: Language } | null }
  return acceptedLanguage(request.headers['accept-language']) ?? actor?.language ?? 'en'
}
