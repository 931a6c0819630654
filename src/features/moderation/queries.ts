import type { ExpressionBuilder, Selectable } from 'kysely'
import { flag, lockRow } from '../../platform/database/columns.ts'
import type { Db, Tables, Trx } from '../../platform/database/schema.ts'
import { withTotal } from '../admin/index.ts'
import { isActiveAccount } from '../auth/index.ts'
import type { CaseQuery } from './schemas.ts'
import type { ModerationCaseTable } from './tables.ts'

export type CaseRow = Selectable<ModerationCaseTable>
type Case = ExpressionBuilder<Tables, 'moderation_case'>

function hasOpenAppeal(where: Case) {
  return where.exists(
    where
      .selectFrom('moderation_action')
      .innerJoin('appeal', 'appeal.action_id', 'moderation_action.id')
      .select('appeal.action_id')
      .whereRef('moderation_action.case_id', '=', 'moderation_case.id')
      .where('appeal.answered_at', 'is', null),
  )
}

function casesWithNames(db: Db) {
  return db
    .selectFrom('moderation_case')
    .innerJoin('account', 'account.id', 'moderation_case.account_id')
    .leftJoin('account as claimer', 'claimer.id', 'moderation_case.claimed_by')
    .selectAll('moderation_case')
    .select(['account.username', 'account.role', 'claimer.username as claimer_username'])
    .select((of) =>
      of
        .case()
        .when(hasOpenAppeal(of as never))
        .then(1)
        .else(0)
        .end()
        .as('is_appealed'),
    )
}

type Page = CaseQuery & { viewer_id: number }

/** A page of the cases that are not about the viewer. */
export async function casePage(db: Db, { viewer_id, status, kind, page, page_size }: Page) {
  const where = (where: Case) =>
    where.and([
      where('moderation_case.account_id', '<>', viewer_id),
      where('moderation_case.closed_at', status === 'open' ? 'is' : 'is not', null),
      ...(kind ? [where('moderation_case.kind', '=', kind)] : []),
      ...(status === 'appealed' ? [hasOpenAppeal(where)] : []),
    ])
  const total = db
    .selectFrom('moderation_case')
    .select((of) => of.fn.countAll<number>().as('total'))
    .where(where)
  const rows = await casesWithNames(db)
    .select(total.as('total'))
    .where((of) => where(of as never))
    .orderBy('moderation_case.closed_at', status === 'closed' ? 'desc' : 'asc')
    .orderBy('moderation_case.id', status === 'closed' ? 'desc' : 'asc')
    .limit(page_size)
    .offset((page - 1) * page_size)
    .execute()
  return withTotal(page, rows, () => total.executeTakeFirstOrThrow())
}

export type NamedCase = Awaited<ReturnType<typeof caseById>> & object

/** A case that is not about the viewer. */
export function caseById(db: Db, viewer_id: number, id: number) {
  return casesWithNames(db)
    .select((of) =>
      of
        .selectFrom('moderation_action')
        .select((action) => action.fn.countAll<number>().as('count'))
        .whereRef('moderation_action.account_id', '=', 'moderation_case.account_id')
        .whereRef('moderation_action.case_id', '<>', 'moderation_case.id')
        .where('moderation_action.kind', '<>', 'dismiss')
        .where('moderation_action.reversed_at', 'is', null)
        .as('earlier_decisions'),
    )
    .where('moderation_case.id', '=', id)
    .where('moderation_case.account_id', '<>', viewer_id)
    .executeTakeFirst()
}

export function lockCase(trx: Trx, id: number): Promise<CaseRow | undefined> {
  return trx
    .selectFrom('moderation_case')
    .selectAll()
    .where('id', '=', id)
    .$call(lockRow(trx))
    .executeTakeFirst()
}

/** How often each reason was given in the cases. */
export function reasonsOf(db: Db, case_ids: number[]) {
  return db
    .selectFrom('report')
    .select(['case_id', 'reason'])
    .select((of) => of.fn.countAll<number>().as('reports'))
    .where('case_id', 'in', case_ids)
    .groupBy(['case_id', 'reason'])
    .orderBy('reason')
    .execute()
}

/** The copies of a case with their reports, the oldest first. A copy whose reporter is gone has none. */
export function reportsOf(db: Db, case_id: number) {
  return db
    .selectFrom('reported_copy')
    .leftJoin('report', 'report.copy_id', 'reported_copy.id')
    .leftJoin('account', 'account.id', 'report.reporter_id')
    .select(['reported_copy.id as copy_id', 'reported_copy.content as copied'])
    .select(['reported_copy.created_at as copied_at', 'report.id', 'report.reporter_id', 'report.reason'])
    .select(['report.content', 'report.created_at', 'account.username'])
    .where('reported_copy.case_id', '=', case_id)
    .orderBy('reported_copy.id')
    .orderBy('report.id')
    .execute()
}

/** True if a case that is not about the viewer has this picture. */
export async function hasImage(
  db: Db,
  { viewer_id, case_id, name }: { viewer_id: number; case_id: number; name: string },
): Promise<boolean> {
  const image = await db
    .selectFrom('reported_image')
    .innerJoin('reported_copy', 'reported_copy.id', 'reported_image.copy_id')
    .innerJoin('moderation_case', 'moderation_case.id', 'reported_copy.case_id')
    .select('reported_image.name')
    .where('moderation_case.id', '=', case_id)
    .where('moderation_case.account_id', '<>', viewer_id)
    .where('reported_image.name', '=', name)
    .executeTakeFirst()
  return image !== undefined
}

function actions(db: Db) {
  return db
    .selectFrom('moderation_action')
    .leftJoin('appeal', 'appeal.action_id', 'moderation_action.id')
    .selectAll('moderation_action')
    .select(['appeal.content as appeal_content', 'appeal.created_at as appealed_at'])
    .select(['appeal.answered_by', 'appeal.answered_at', 'appeal.outcome', 'appeal.answer'])
}

/**
 * What was decided in a case, with the appeals, and whether somebody else than the one who decided could answer an
 * appeal.
 */
export function actionsOf(db: Db, case_id: number, now: number) {
  return actions(db)
    .innerJoin('account as person', 'person.id', 'moderation_action.account_id')
    .select((of) =>
      flag(
        of.exists(
          of
            .selectFrom('account')
            .select('account.id')
            .where('account.role', '<>', 'user')
            .where((where) =>
              where.or([where('account.role', '=', 'admin'), where('person.role', '=', 'user')]),
            )
            .whereRef('account.id', '<>', 'moderation_action.account_id')
            .where((where) =>
              where.or([
                where('moderation_action.moderator_id', 'is', null),
                where('account.id', '<>', where.ref('moderation_action.moderator_id')),
              ]),
            )
            .where(isActiveAccount(now)),
        ),
      ).as('has_other_moderator'),
    )
    .leftJoin('account as moderator', 'moderator.id', 'moderation_action.moderator_id')
    .leftJoin('account as answerer', 'answerer.id', 'appeal.answered_by')
    .select(['moderator.username as moderator_username', 'answerer.username as answerer_username'])
    .where('moderation_action.case_id', '=', case_id)
    .orderBy('moderation_action.id')
    .execute()
}

export type CaseActionRow = Awaited<ReturnType<typeof actionsOf>>[number]

/** Decisions about a person, with what they were about. */
export function decisionsAbout(db: Db, account_id: number) {
  return actions(db)
    .innerJoin('moderation_case', 'moderation_case.id', 'moderation_action.case_id')
    .select(['moderation_case.kind as about', 'moderation_case.target'])
    .select((of) =>
      of
        .selectFrom('reported_copy')
        .select('reported_copy.content')
        .whereRef('reported_copy.case_id', '=', 'moderation_case.id')
        .orderBy('reported_copy.id')
        .limit(1)
        .as('content'),
    )
    .where('moderation_action.account_id', '=', account_id)
    .where('moderation_action.kind', '<>', 'dismiss')
}

export type DecisionRow = Awaited<ReturnType<ReturnType<typeof decisionsAbout>['execute']>>[number]
