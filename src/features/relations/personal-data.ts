import { inBatches } from '../../platform/database/batches.ts'
import type { Db } from '../../platform/database/schema.ts'
import { toIso } from '../../platform/time.ts'
import type { PersonalData } from '../personal-data/index.ts'
import { blockedBy, followedBy, followersOf, type Links, mutedBy, requestsOf, requestsTo } from './links.ts'
import { isListed, type View } from './people.ts'

/** The lists of the API. They do not tell the person who has blocked, muted or refused them. */
export const relationData: PersonalData = {
  lists: {
    'following.json': (db, viewer_id, now) => named(db, followedBy(db, viewer_id), { viewer_id, now }),
    'followers.json': (db, viewer_id, now) => named(db, followersOf(db, viewer_id), { viewer_id, now }),
    'follow-requests-sent.json': (db, viewer_id, now) =>
      named(db, requestsOf(db, viewer_id), { viewer_id, now }),
    'follow-requests-received.json': (db, viewer_id, now) =>
      named(db, requestsTo(db, viewer_id), { viewer_id, now }),
    'blocks.json': (db, viewer_id, now) =>
      named(db, blockedBy(db, viewer_id), { viewer_id, now, includesBlocked: true }),
    'mutes.json': (db, viewer_id, now) => named(db, mutedBy(db, viewer_id), { viewer_id, now }),
  },
}

/** The rows of a list with the usernames of the people in it, without those whom the API would hide. */
async function* named(db: Db, links: Links, view: View): AsyncIterable<unknown> {
  const rows = db
    .selectFrom(links)
    .innerJoin('account', 'account.id', 'link.person_id')
    .select(['link.id as id', 'account.username', 'link.since'])
    .where(isListed(view))
  for await (const { username, since } of inBatches(db.selectFrom(rows.as('row')).selectAll()))
    yield { username, since: toIso(since) }
}
