import { type Static, Type } from 'typebox'
import { pageOf } from '../../../platform/http/pagination.ts'
import { Id, Instant, named, nullable, strictObject } from '../../../platform/http/schema.ts'
import { ProofFields } from '../proof/schemas.ts'

const SCOPES = ['read', 'write', 'upload', 'live', 'admin'] as const

const Name = Type.String({ minLength: 1, maxLength: 100, examples: ['Watch on the kitchen computer'] })
const Scopes = Type.Array(Type.Enum([...SCOPES]), {
  minItems: 1,
  uniqueItems: true,
  description:
    'What the key may do. `write`: change data, but not upload files; `upload`: upload files; `admin`: whatever the role of its owner allows; `live`: reserved, no route needs it.',
  examples: [['read', 'upload']],
})

const fields = {
  id: Id,
  name: Name,
  scopes: Scopes,
  hint: Type.String({ description: 'The first characters of the key.', examples: ['ft_Zm9vYm'] }),
  created_at: Instant,
  expires_at: nullable(Instant),
  last_used_at: nullable(Type.String({ ...Instant, description: 'Accurate to the minute.' })),
}

export const ApiKey = named('ApiKey', Type.Object(fields))
export type ApiKey = Static<typeof ApiKey>
export const ApiKeyPage = named('ApiKeyPage', pageOf(ApiKey))

export const CreatedApiKey = named(
  'CreatedApiKey',
  Type.Object({
    ...fields,
    key: Type.String({
      description: 'Send it as "Authorization: Bearer …". It is shown only in this response.',
      examples: ['ft_Zm9vYmFy…'],
    }),
  }),
)

export const NewApiKey = named(
  'NewApiKey',
  strictObject(
    {
      name: Name,
      scopes: Scopes,
      expires_at: Type.Optional(
        nullable(
          Type.String({
            format: 'date-time',
            maxLength: 64,
            description: 'At most five years from now. Null or omitted: the key never expires.',
          }),
        ),
      ),
      ...ProofFields,
    },
    {
      description: 'Needs an identity proof: password, otp or passkey.',
      examples: [{ name: 'Watch', scopes: ['upload'], password: 'a long sentence is best' }],
    },
  ),
)
export type NewApiKey = Static<typeof NewApiKey>

export const ApiKeyChange = named('ApiKeyChange', strictObject({ name: Name }))
