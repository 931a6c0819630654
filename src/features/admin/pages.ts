/**
 * The rows of a page and the number of rows on all pages. Each row carries that number. `countAll` is called only for
 * a page past the last one, which has no rows.
 */
export async function withTotal<Row extends { total: number | null }>(
  page: number,
  rows: Row[],
  countAll: () => Promise<{ total: number }>,
): Promise<{ count: number; rows: Row[] }> {
  const count = rows[0]?.total ?? (page === 1 ? 0 : (await countAll()).total)
  return { count, rows }
}
