import { toIso } from '../../platform/time.ts'
import { toPersonName } from '../admin/index.ts'
import type { Actor } from '../auth/index.ts'
import type { ReportReason } from './kinds.ts'
import type { CaseActionRow, DecisionRow, NamedCase, reportsOf } from './queries.ts'
import type { Decision, ModerationCase, ModerationCaseDetail, ReportedContent } from './schemas.ts'

const orNull = (instant: number | null) => (instant === null ? null : toIso(instant))

type Reasons = { reasons: ReportReason[]; reports_count: number }

export function toCase(
  row: Omit<NamedCase, 'earlier_decisions'>,
  { reasons, reports_count }: Reasons,
): ModerationCase {
  const closed = row.is_appealed === 1 ? 'appealed' : 'closed'
  return {
    id: row.id,
    kind: row.kind,
    status: row.closed_at === null ? 'open' : closed,
    person: toPersonName(row.account_id, row.username),
    reasons,
    reports_count,
    claimed_by: toPersonName(row.claimed_by, row.claimer_username),
    created_at: toIso(row.created_at),
    closed_at: orNull(row.closed_at),
  }
}

/** True if the role of the viewer allows decisions about the person; `actOnAccount` has the same rule. */
function mayActOn(viewer: Pick<Actor, 'role'>, { role }: { role: string }): boolean {
  return viewer.role === 'admin' || role === 'user'
}

type ReportRow = Awaited<ReturnType<typeof reportsOf>>[number]

export function toCaseDetail(
  row: NamedCase,
  viewer: Actor,
  rows: ReportRow[],
  actions: CaseActionRow[],
): ModerationCaseDetail {
  const reports = rows.flatMap(toReport)
  const reasons = [...new Set(reports.map(({ reason }) => reason))].toSorted()
  const mayAct = mayActOn(viewer, row)
  const mayAnswer = ({ answered_at, moderator_id, has_other_moderator }: CaseActionRow) =>
    answered_at === null && mayAct && (moderator_id !== viewer.account_id || has_other_moderator === 0)
  return {
    ...toCase(row, { reasons, reports_count: reports.length }),
    may_act: mayAct,
    earlier_decisions: row.earlier_decisions ?? 0,
    copies: rows
      .filter(({ copy_id }, index) => rows[index - 1]?.copy_id !== copy_id)
      .map(({ copy_id, copied, copied_at }) => ({
        id: copy_id,
        ...contentOf(copied),
        images: imagesIn(copied).map((name) => `/api/admin/reports/${row.id}/images/${name}/`),
        created_at: toIso(copied_at),
      })),
    reports,
    actions: actions.map((action) => toCaseAction(action, mayAnswer(action))),
  }
}

function toReport(row: ReportRow): ModerationCaseDetail['reports'] {
  const { id, copy_id, reporter_id, username, reason, content, created_at } = row
  if (id === null || reason === null || content === null || created_at === null) return []
  const reporter = toPersonName(reporter_id, username)
  return [{ id, copy_id, reporter, reason, content, created_at: toIso(created_at) }]
}

function toCaseAction(row: CaseActionRow, may_answer: boolean): ModerationCaseDetail['actions'][number] {
  const appeal = appealOf(row)
  const answered_by = toPersonName(row.answered_by, row.answerer_username)
  return {
    id: row.id,
    kind: row.kind,
    reason: row.reason,
    until: orNull(row.until),
    moderator: toPersonName(row.moderator_id, row.moderator_username),
    created_at: toIso(row.created_at),
    reversed_at: orNull(row.reversed_at),
    appeal: appeal && { ...appeal, answered_by, may_answer },
  }
}

function appealOf(
  row: Pick<CaseActionRow, 'appealed_at' | 'appeal_content' | 'outcome' | 'answer' | 'answered_at'>,
): Decision['appeal'] {
  if (row.appealed_at === null) return null
  return {
    content: row.appeal_content ?? '',
    created_at: toIso(row.appealed_at),
    outcome: row.outcome,
    answer: row.answer,
    answered_at: orNull(row.answered_at),
  }
}

export function toDecision(row: DecisionRow): Decision {
  const { id, kind, about, reason } = row
  if (kind === 'dismiss') throw new Error('a dismissed report is no decision about a person')
  return {
    ...{ id, kind, about, reason },
    target: about === 'workout' ? row.target : null,
    content: row.content === null ? null : contentOf(row.content),
    until: orNull(row.until),
    created_at: toIso(row.created_at),
    reversed_at: orNull(row.reversed_at),
    may_appeal: row.appealed_at === null && row.reversed_at === null,
    appeal: appealOf(row),
  }
}

function imagesIn(json: string): string[] {
  return (JSON.parse(json) as { images?: string[] }).images ?? []
}

/** The stored content, in the order of the schema. Copies from before comments could be reported lack what only these have. */
function contentOf(json: string): ReportedContent {
  const stored = JSON.parse(json) as ReportedContent
  const { title, text, sport, date, workout_id = null, written_at = null } = stored
  return { title, text, sport, date, workout_id, written_at }
}
