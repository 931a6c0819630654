import { serialize } from '../../platform/database/columns.ts'
import type { Trx } from '../../platform/database/schema.ts'
import { AppError } from '../../platform/errors.ts'
import type { RequestOrigin } from '../../platform/http/request-origin.ts'
import type { Services } from '../../platform/services.ts'
import { toIso } from '../../platform/time.ts'
import { recordAudit } from '../audit/index.ts'
import type { Actor } from '../auth/index.ts'
import { reportQuota } from './quotas.ts'
import type { NewReport, Report } from './schemas.ts'
import { contentHash, reportedSubject, type Subject } from './subjects.ts'

/** Reports something that the actor sees. Throws `conflict` for the actor's own, and when the actor has reported it. */
export async function report(
  services: Services,
  trx: Trx,
  actor: Actor,
  given: NewReport,
  origin: RequestOrigin,
): Promise<Report> {
  const now = services.clock.now()
  await services.quotas.take(trx, actor.account_id, reportQuota)
  const subject = await reportedSubject(services, trx, actor, given)
  const about = { kind: given.kind, target: subject.target }
  // Two people who report the same thing at the same time share a case.
  await serialize(trx, `case ${about.kind} ${about.target}`)
  await assertFirst(trx, actor.account_id, about)
  const case_id = await openCase(trx, { ...about, account_id: subject.account_id, created_at: now })
  const copy_id = await saveCopy(trx, case_id, subject, now)
  const content = given.content?.trim() ?? ''
  const { id } = await trx
    .insertInto('report')
    .values({
      ...about,
      ...{ case_id, copy_id, content },
      reporter_id: actor.account_id,
      reason: given.reason,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const details = { kind: about.kind, reason: given.reason, case: case_id }
  await recordAudit(trx, now, { kind: 'report.made', account_id: actor.account_id, origin, details })
  return { id, kind: about.kind, reason: given.reason, content, created_at: toIso(now) }
}

type About = Pick<NewReport, 'kind' | 'target'>

async function assertFirst(trx: Trx, reporter_id: number, { kind, target }: About): Promise<void> {
  const earlier = await trx
    .selectFrom('report')
    .select('id')
    .where('reporter_id', '=', reporter_id)
    .where('kind', '=', kind)
    .where('target', '=', target)
    .executeTakeFirst()
  if (earlier) throw new AppError('conflict', 'already_reported')
}

/** The open case about the thing, or a new one. The caller has serialized the reports of the thing. */
async function openCase(
  trx: Trx,
  given: About & { account_id: number; created_at: number },
): Promise<number> {
  const open = await trx
    .selectFrom('moderation_case')
    .select('id')
    .where('kind', '=', given.kind)
    .where('target', '=', given.target)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (open) return open.id
  const { id } = await trx
    .insertInto('moderation_case')
    .values(given)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Saves what was reported, unless the case has the same copy. */
async function saveCopy(
  trx: Trx,
  case_id: number,
  { content, images }: Subject,
  created_at: number,
): Promise<number> {
  const content_hash = contentHash({ content, images })
  const same = await trx
    .selectFrom('reported_copy')
    .select('id')
    .where('case_id', '=', case_id)
    .where('content_hash', '=', content_hash)
    .executeTakeFirst()
  if (same) return same.id
  const { id: copy_id } = await trx
    .insertInto('reported_copy')
    .values({ case_id, content_hash, content: JSON.stringify({ ...content, images }), created_at })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (images.length > 0)
    await trx
      .insertInto('reported_image')
      .values(images.map((name) => ({ copy_id, name })))
      .execute()
  return copy_id
}
