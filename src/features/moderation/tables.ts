import type { Generated } from 'kysely'
import type { ActionKind, AppealOutcome, ReportKind, ReportReason } from './kinds.ts'

declare module '../../platform/database/schema.ts' {
  interface Tables {
    moderation_case: ModerationCaseTable
    reported_copy: ReportedCopyTable
    reported_image: ReportedImageTable
    report: ReportTable
    moderation_action: ModerationActionTable
    appeal: AppealTable
  }
}

/** All reports of one thing, until moderators decide. */
export type ModerationCaseTable = {
  id: Generated<number>
  kind: ReportKind
  /** The id of the account, the workout or the comment, or the name of the picture. */
  target: string
  /** Whose thing it is. */
  account_id: number
  claimed_by: Generated<number | null>
  claimed_at: Generated<number | null>
  created_at: number
  /** When the first decision was made, or the last appeal was answered. */
  closed_at: Generated<number | null>
}

/** What was reported, as the reporter saw it. Reports of the same content share a copy. */
export type ReportedCopyTable = {
  id: Generated<number>
  case_id: number
  /** JSON of `ReportedContent`, and the names of the pictures in their order. */
  content: string
  content_hash: string
  created_at: number
}

/** A picture in a copy. Its files are kept as long as this row, even when the person has deleted the picture. */
export type ReportedImageTable = { copy_id: number; name: string }

export type ReportTable = {
  id: Generated<number>
  case_id: number
  copy_id: number
  reporter_id: number
  /** Those of the case: each person reports a thing once. */
  kind: ReportKind
  target: string
  reason: ReportReason
  content: string
  created_at: number
}

/** What a moderator decided in a case. */
export type ModerationActionTable = {
  id: Generated<number>
  case_id: number
  account_id: number
  /** Null when the moderator's account has been erased. */
  moderator_id: number | null
  kind: ActionKind
  reason: string
  /** The end of a limit or a suspension; null in a suspension without an end, and in other actions. */
  until: number | null
  /** JSON of `Undo`: what is needed to show hidden content again. */
  undo: string | null
  /** With this token, a suspended person can appeal without signing in. */
  appeal_token_hash: string | null
  created_at: number
  reversed_at: Generated<number | null>
}

/** The person's only appeal against an action. */
export type AppealTable = {
  action_id: number
  content: string
  created_at: number
  answered_by: Generated<number | null>
  answered_at: Generated<number | null>
  outcome: Generated<AppealOutcome | null>
  answer: Generated<string | null>
}
