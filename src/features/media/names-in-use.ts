import type { Db } from '../../platform/database/schema.ts'

/** The names in the list that belong to a picture, or to a picture that moderators look at. */
export async function imageNamesInUse(db: Db, names: string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('image')
    .select('name')
    .where('name', 'in', names)
    .union(db.selectFrom('reported_image').select('name').where('name', 'in', names))
    .execute()
  return new Set(rows.map(({ name }) => name))
}
