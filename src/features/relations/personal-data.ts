import { inBatches } from '../../platform/database/batches.ts'
import type { Db } from '../../platform/database/schema.ts'
import { toIso } from '../../platform/time.ts'
import type { PersonalData } from '../personal-data/index.ts'
import { blockedBy, followedBy, followersOf, type Links, mutedBy, requestsOf, requestsTo } from './links.ts'

/** What the person knows of their relations: never who has blocked, muted or refused them. */
export const relationData: PersonalData = {
  lists: {
    'following.json': (db, account_id) => named(db, followedBy(db, account_id)),
    'followers.json': (db, account_id) => named(db, followersOf(db, account_id)),
    'follow-requests-sent.json': (db, account_id) => named(db, requestsOf(db, account_id)),
    'follow-requests-received.json': (db, account_id) => named(db, requestsTo(db, account_id)),
    'blocks.json': (db, account_id) => named(db, blockedBy(db, account_id)),
    'mutes.json': (db, account_id) => named(db, mutedBy(db, account_id)),
  },
}

/** The rows of a list with the usernames of the people in it. */
async function* named(db: Db, links: Links): AsyncIterable<unknown> {
  const rows = db
    .selectFrom(links)
    .innerJoin('account', 'account.id', 'link.person_id')
    .select(['link.id as id', 'account.username', 'link.since'])
  for await (const { username, since } of inBatches(db.selectFrom(rows.as('row')).selectAll()))
    yield { username, since: toIso(since) }
}
