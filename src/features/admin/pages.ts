/**
 * The rows of a page with the total number of rows. Each row carries the total; `countAll` is asked only for a page
 * past the last one, which has no rows.
 */
export async function withTotal<Row extends { total: number | null }>(
  page: number,
  rows: Row[],
  countAll: () => Promise<{ total: number }>,
): Promise<{ count: number; rows: Row[] }> {
  const count = rows[0]?.total ?? (page === 1 ? 0 : (await countAll()).total)
  return { count, rows }
}
