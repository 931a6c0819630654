import type { FastifyRequest } from 'fastify'
import { type TSchema, Type } from 'typebox'

/** The parameters of every numbered list. */
export const PageQuery = {
  page: Type.Integer({ minimum: 1, maximum: 1_000_000, default: 1, description: 'The page, from 1.' }),
  page_size: Type.Integer({ minimum: 1, maximum: 100, default: 20, description: 'Results on a page.' }),
}

/** The response of every numbered list. */
export function pageOf<T extends TSchema>(item: T) {
  return Type.Object({
    count: Type.Integer({ description: 'Results on all pages together.' }),
    next: Type.Union([Type.String(), Type.Null()]),
    previous: Type.Union([Type.String(), Type.Null()]),
    results: Type.Array(item),
  })
}

type PageRequest = { page: number; page_size: number }

/** Puts results into the shape of a list, with links to the next and the previous page. */
export function toPage<T>(
  request: Pick<FastifyRequest, 'url'>,
  { page, page_size }: PageRequest,
  found: { count: number; results: T[] },
) {
  const last = Math.ceil(found.count / page_size)
  return {
    count: found.count,
    next: page < last ? reference(request, page + 1) : null,
    previous: page > 1 ? reference(request, Math.min(page - 1, Math.max(last, 1))) : null,
    results: found.results,
  }
}

/** Relative to the host, so a forged `Host` header is never echoed. */
function reference(request: Pick<FastifyRequest, 'url'>, page: number): string {
  const { pathname, searchParams } = new URL(request.url, 'http://host')
  searchParams.set('page', String(page))
  return `${pathname}?${searchParams}`
}
