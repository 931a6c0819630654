import { type Static, Type } from 'typebox'
import { pageOf } from '../../../platform/http/pagination.ts'
import { Id, Instant, named, nullable, strictObject } from '../../../platform/http/schema.ts'
import { PersonName } from '../person-name.ts'

const fields = {
  id: Id,
  status: Type.Enum(['open', 'used', 'expired']),
  email: nullable(
    Type.String({
      description: 'The address that the code was mailed to. Null once the code is used.',
      examples: ['ben@example.org'],
    }),
  ),
  created_at: Instant,
  created_by: PersonName,
  expires_at: Instant,
  used_at: nullable(Instant),
  used_by: PersonName,
}

export const Invitation = named('Invitation', Type.Object(fields))
export type Invitation = Static<typeof Invitation>
export const InvitationPage = named('InvitationPage', pageOf(Invitation))

export const CreatedInvitation = named(
  'CreatedInvitation',
  Type.Object({
    ...fields,
    code: Type.String({ description: 'Shown only in this response.', examples: ['Zm9vYmFy…'] }),
  }),
)

export const NewInvitation = named(
  'NewInvitation',
  strictObject(
    {
      email: Type.Optional(
        Type.String({
          format: 'email',
          maxLength: 254,
          description: 'The address that gets a mail with a link. If omitted, pass the code on yourself.',
        }),
      ),
      expires_in_days: Type.Optional(
        Type.Integer({
          minimum: 1,
          maximum: 90,
          description: 'How long the code is valid; 14 days if omitted.',
        }),
      ),
    },
    { examples: [{ expires_in_days: 7 }] },
  ),
)
