import { type Static, Type } from 'typebox'
import { CursorQuery, cursorPageOf, PageQuery, pageOf } from '../../platform/http/pagination.ts'
import { Day, Id, Instant, named, nullable, strictObject } from '../../platform/http/schema.ts'
import { PersonName } from '../admin/index.ts'
import { ACTION_KINDS, APPEAL_OUTCOMES, REPORT_KINDS, REPORT_REASONS } from './kinds.ts'

const MAX_TEXT = 1_000
const MAX_REASON = 500

const Kind = Type.Enum([...REPORT_KINDS], { description: 'What is reported.', examples: ['profile'] })
const Reason = Type.Enum([...REPORT_REASONS], { examples: ['spam'] })
const Target = Type.String({
  minLength: 1,
  maxLength: 64,
  description: 'The username of a profile, the id of a workout or of a comment, or the name of a picture.',
  examples: ['ben'],
})

export const NewReport = named(
  'NewReport',
  strictObject(
    {
      kind: Kind,
      target: Target,
      reason: Reason,
      content: Type.Optional(
        Type.String({ maxLength: MAX_TEXT, description: 'What moderators should know.', default: '' }),
      ),
    },
    { examples: [{ kind: 'profile', target: 'ben', reason: 'spam', content: 'Advertises a shop.' }] },
  ),
)
export type NewReport = Static<typeof NewReport>

export const Report = named(
  'Report',
  Type.Object({ id: Id, kind: Kind, reason: Reason, content: Type.String(), created_at: Instant }),
)
export type Report = Static<typeof Report>

const contentFields = {
  title: nullable(Type.String({ description: 'The title of a workout, or the name of a person.' })),
  text: nullable(
    Type.String({
      description: 'The notes of a workout, what a person says of themselves, or a comment.',
    }),
  ),
  sport: nullable(Type.String({ examples: ['running'] })),
  date: nullable(Day),
  workout_id: nullable(Type.Integer({ ...Id, description: 'On which workout a comment is.' })),
  written_at: nullable(Type.String({ ...Instant, description: 'When a comment was written.' })),
}
const ReportedContent = Type.Object(contentFields)
export type ReportedContent = Static<typeof ReportedContent>

const ActionKind = Type.Enum([...ACTION_KINDS], {
  description:
    '`dismiss`: nothing is wrong. `hide`: others no longer see the content. `warn`: a warning. `limit`: no follows, comments and mentions. `suspend`: nobody can use the account.',
  examples: ['warn'],
})
const Outcome = Type.Enum([...APPEAL_OUTCOMES], {
  description: '`reversed`: the decision is undone.',
  examples: ['upheld'],
})
const until = nullable(Type.String({ ...Instant, description: 'The end of a limit or a suspension.' }))

const appealFields = {
  content: Type.String(),
  created_at: Instant,
  outcome: nullable(Outcome),
  answer: nullable(Type.String()),
  answered_at: nullable(Instant),
}

/** A decision about a person, as that person sees it. */
export const Decision = named(
  'Decision',
  Type.Object({
    id: Id,
    kind: Type.Enum([...ACTION_KINDS.filter((kind) => kind !== 'dismiss')], { examples: ['warn'] }),
    about: Type.Enum([...REPORT_KINDS], { description: 'What had been reported.' }),
    target: nullable(Type.String({ description: 'The id of the workout, if it was one.', examples: ['12'] })),
    content: nullable(named('ReportedContent', ReportedContent)),
    reason: Type.String({ examples: ['Advertising'] }),
    until,
    created_at: Instant,
    reversed_at: nullable(Instant),
    may_appeal: Type.Boolean(),
    appeal: nullable(named('DecisionAppeal', Type.Object(appealFields))),
  }),
)
export type Decision = Static<typeof Decision>
export const DecisionPage = named('DecisionPage', cursorPageOf(Decision))
export const DecisionQuery = strictObject(CursorQuery)

const AppealText = Type.String({ minLength: 1, maxLength: MAX_TEXT, examples: ['It was my own shop.'] })
export const NewAppeal = named(
  'NewAppeal',
  strictObject({ content: AppealText }, { examples: [{ content: 'It was my own shop.' }] }),
)
export const AppealByToken = named(
  'AppealByToken',
  strictObject(
    { token: Type.String({ minLength: 1, maxLength: 200 }), content: AppealText },
    { examples: [{ token: 'from-the-mail', content: 'It was my own shop.' }] },
  ),
)

const caseFields = {
  id: Id,
  kind: Kind,
  status: Type.Enum(['open', 'appealed', 'closed'], {
    description: '`appealed`: closed, and an appeal waits for its answer.',
  }),
  person: PersonName,
  reasons: Type.Array(Reason, { description: 'Of all reports, each once.' }),
  reports_count: Type.Integer({ minimum: 0 }),
  claimed_by: PersonName,
  created_at: Instant,
  closed_at: nullable(Instant),
}
export const ModerationCase = named('ModerationCase', Type.Object(caseFields))
export type ModerationCase = Static<typeof ModerationCase>
export const ModerationCasePage = named('ModerationCasePage', pageOf(ModerationCase))
export const CaseQuery = strictObject({
  ...PageQuery,
  status: Type.Enum(['open', 'appealed', 'closed'], {
    default: 'open',
    description: '`open` and `appealed` begin with those that wait longest, `closed` with the last ones.',
  }),
  kind: Type.Optional(Type.Enum([...REPORT_KINDS])),
})
export type CaseQuery = Static<typeof CaseQuery>

const ReportedCopy = Type.Object({
  id: Id,
  ...contentFields,
  images: Type.Array(Type.String({ examples: ['/api/admin/reports/7/images/0f4c1d2e/'] })),
  created_at: Instant,
})

const CaseAction = Type.Object({
  id: Id,
  kind: ActionKind,
  reason: Type.String(),
  until,
  moderator: PersonName,
  created_at: Instant,
  reversed_at: nullable(Instant),
  appeal: nullable(
    Type.Object({
      ...appealFields,
      answered_by: PersonName,
      may_answer: Type.Boolean({
        description: 'Another moderator than the one who decided answers, if there is one.',
      }),
    }),
  ),
})

export const ModerationCaseDetail = named(
  'ModerationCaseDetail',
  Type.Object({
    ...caseFields,
    may_act: Type.Boolean({ description: 'Moderators may not act on moderators and administrators.' }),
    earlier_decisions: Type.Integer({ description: 'Decisions about this person in other cases.' }),
    copies: Type.Array(named('ReportedCopy', ReportedCopy), {
      description: 'What was reported, as it was then. Reports of the same content share a copy.',
    }),
    reports: Type.Array(
      named(
        'CaseReport',
        Type.Object({
          id: Id,
          copy_id: Id,
          reporter: PersonName,
          reason: Reason,
          content: Type.String(),
          created_at: Instant,
        }),
      ),
    ),
    actions: Type.Array(named('CaseAction', CaseAction)),
  }),
)
export type ModerationCaseDetail = Static<typeof ModerationCaseDetail>

export const NewAction = named(
  'NewAction',
  strictObject(
    {
      kind: ActionKind,
      reason: Type.String({
        minLength: 1,
        maxLength: MAX_REASON,
        description: 'Shown to the person, unless the report is dismissed.',
      }),
      until: Type.Optional(
        nullable(
          Type.String({
            format: 'date-time',
            maxLength: 64,
            description:
              'The end of a limit, or of a suspension. A suspension without it lasts until somebody restores the account.',
          }),
        ),
      ),
    },
    { examples: [{ kind: 'warn', reason: 'Advertising is not allowed here.' }] },
  ),
)
export type NewAction = Static<typeof NewAction>

export const AppealAnswer = named(
  'AppealAnswer',
  strictObject(
    { outcome: Outcome, answer: Type.String({ minLength: 1, maxLength: MAX_REASON }) },
    { examples: [{ outcome: 'upheld', answer: 'The rule is clear.' }] },
  ),
)
export type AppealAnswer = Static<typeof AppealAnswer>

export const CaseImageParams = Type.Object({ id: Id, name: Type.String({ minLength: 1, maxLength: 64 }) })
