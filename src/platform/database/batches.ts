const BATCH_ROWS = 500

/** The part of a query builder that reading in batches needs. */
type QueryById<T> = {
  where(column: 'id', operator: '>', id: number): QueryById<T>
  orderBy(column: 'id'): QueryById<T>
  limit(rows: number): QueryById<T>
  execute(): Promise<T[]>
}

/** Yields the rows of a query in the order of their ids. Reads them in batches, so that memory use stays small. */
export async function* inBatches<T extends { id: number }>(query: QueryById<T>): AsyncIterable<T> {
  for (let after = 0; ; ) {
    const rows = await query.where('id', '>', after).orderBy('id').limit(BATCH_ROWS).execute()
    const last = rows.at(-1)
    if (!last) return
    yield* rows
    after = last.id
  }
}
