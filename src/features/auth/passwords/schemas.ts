import { Type } from 'typebox'
import { named, strictObject } from '../../../platform/http/schema.ts'

const EXAMPLE = 'a long sentence is best'

/** The password policy refuses short and common passwords. Long ones are never truncated. */
export const NewPassword = Type.String({ minLength: 1, maxLength: 256, examples: [EXAMPLE] })
export const Password = Type.String({ minLength: 1, maxLength: 1024, examples: [EXAMPLE] })
const NewPasswords = { new_password1: NewPassword, new_password2: Password }

export const PasswordChange = named(
  'PasswordChange',
  strictObject({ old_password: Password, ...NewPasswords }),
)

export const ResetRequest = strictObject({
  email: Type.String({ format: 'email', maxLength: 254, examples: ['ana@example.org'] }),
})

export const ResetConfirmation = named(
  'PasswordReset',
  strictObject({
    uid: Type.String({
      pattern: '^[1-9]\\d{0,15}$',
      examples: ['12'],
      description: 'The `uid` in the link.',
    }),
    token: Type.String({
      minLength: 1,
      maxLength: 200,
      examples: ['Zm9v…'],
      description: 'The `token` in the link.',
    }),
    ...NewPasswords,
  }),
)
