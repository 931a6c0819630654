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

/** The parameters of every list that is read by cursor: streams of events, and lists without a total. */
export const CursorQuery = {
  cursor: Type.Optional(
    Type.String({
      pattern: '^(before|after)-\\d{1,15}$',
      description: 'From `next` or `previous` of another page.',
    }),
  ),
  page_size: PageQuery.page_size,
}

/** The response of every list that is read by cursor. */
export function cursorPageOf<T extends TSchema>(item: T) {
  const { count, ...page } = pageOf(item).properties
  return Type.Object(page)
}

type CursorRequest = { cursor?: string | undefined; page_size: number; isOldestFirst?: boolean }

/** The rows that one statement reads for a page: those whose ids compare so, in this order. */
export type CursorRange = { compare: '<' | '>'; id: number; order: 'asc' | 'desc'; limit: number }

/**
 * Loads a page of rows, the highest id first unless the oldest should be, and puts it into the shape of a list. One row
 * more than a page tells whether there is another page.
 */
export async function loadCursorPage<Row extends { id: number }, T>(
  request: Pick<FastifyRequest, 'url'>,
  { cursor, page_size, isOldestFirst = false }: CursorRequest,
  load: (range: CursorRange) => Promise<Row[]>,
  present: (row: Row) => T,
) {
  const [onwards, back, start] = isOldestFirst
    ? ['after', 'before', 0]
    : ['before', 'after', Number.MAX_SAFE_INTEGER]
  const [direction, id] = (cursor ?? `${onwards}-${start}`).split('-')
  const isRising = direction === 'after'
  const found = await load({
    compare: isRising ? '>' : '<',
    id: Number(id),
    order: isRising ? 'asc' : 'desc',
    limit: page_size + 1,
  })
  const hasMore = found.length > page_size
  const isBackwards = direction === back
  const rows = isBackwards ? found.slice(0, page_size).toReversed() : found.slice(0, page_size)
  const [first, last] = [rows.at(0), rows.at(-1)]
  const isFirst = isBackwards ? !hasMore : Number(id) === start
  const isLast = isBackwards ? false : !hasMore
  return toCursorPage(request, {
    next: last && !isLast ? `${onwards}-${last.id}` : null,
    previous: first && !isFirst ? `${back}-${first.id}` : null,
    results: rows.map(present),
  })
}

/** A page of a list, with the cursors of the pages around it. */
export type CursorPage<T> = { results: T[]; next: string | null; previous: string | null }

/** Puts a page into the shape of a list, with links to the pages around it. */
export function toCursorPage<T>(request: Pick<FastifyRequest, 'url'>, page: CursorPage<T>): CursorPage<T> {
  const linkTo = (cursor: string | null) => cursor && withParameter(request, 'cursor', cursor)
  return { next: linkTo(page.next), previous: linkTo(page.previous), results: page.results }
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
    next: page < last ? withParameter(request, 'page', String(page + 1)) : null,
    previous: page > 1 ? withParameter(request, 'page', String(Math.min(page - 1, Math.max(last, 1)))) : null,
    results: found.results,
  }
}

/** Relative to the host, so a forged `Host` header is never echoed. */
function withParameter(request: Pick<FastifyRequest, 'url'>, name: string, value: string): string {
  const { pathname, searchParams } = new URL(request.url, 'http://host')
  searchParams.set(name, value)
  return `${pathname}?${searchParams}`
}
