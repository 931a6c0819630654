import { type Static, Type } from 'typebox'
import { strictObject } from '../../platform/http/schema.ts'

/** For routes that can show owners what others see. */
export const ViewQuery = strictObject({
  view_as: Type.Optional(
    Type.Enum(['follower', 'everyone'], {
      description: 'Shows your workout as others see it; 404 if they do not see it.',
    }),
  ),
})
export type ViewQuery = Static<typeof ViewQuery>
