/** What can be reported. */
export const REPORT_KINDS = ['profile', 'workout', 'picture', 'comment'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

/** Why somebody reports something, in the order of the dialog. The client has a text for each. */
export const REPORT_REASONS = [
  'spam',
  'harassment',
  'hate',
  'violence',
  'sexual',
  'self_harm',
  'impersonation',
  'privacy',
  'other',
] as const
export type ReportReason = (typeof REPORT_REASONS)[number]

/** What moderators can decide. All but `dismiss` are told to the person, who may appeal. */
export const ACTION_KINDS = ['dismiss', 'hide', 'warn', 'limit', 'suspend'] as const
export type ActionKind = (typeof ACTION_KINDS)[number]
/** A decision about a person. */
export type DecisionKind = Exclude<ActionKind, 'dismiss'>

export const APPEAL_OUTCOMES = ['upheld', 'reversed'] as const
export type AppealOutcome = (typeof APPEAL_OUTCOMES)[number]
