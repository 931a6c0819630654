import { type Static, Type } from 'typebox'
import { Id, Instant, named, strictObject } from '../../../platform/http/schema.ts'

const MAX_ENDPOINT_LENGTH = 1_000

/** As `PushSubscription.toJSON()` of the browser returns it. */
export const NewPushSubscription = named(
  'NewPushSubscription',
  strictObject({
    endpoint: Type.String({
      minLength: 1,
      maxLength: MAX_ENDPOINT_LENGTH,
      description: "The HTTPS address of the browser's push service, without a port.",
      examples: ['https://push.example.org/send/c1KrmpTuRm'],
    }),
    expirationTime: Type.Optional(Type.Unsafe<number | null>({ type: ['number', 'null'] })),
    keys: strictObject({
      p256dh: Type.String({
        maxLength: 100,
        examples: ['BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM'],
      }),
      auth: Type.String({ maxLength: 40, examples: ['tBHItJI5svbpez7KI4CCXg'] }),
    }),
  }),
)
export type NewPushSubscription = Static<typeof NewPushSubscription>

export const PushSubscription = named(
  'PushSubscription',
  Type.Object({
    id: Id,
    browser: Type.String({ description: 'Derived from the user agent of the session; empty when unknown.' }),
    device: Type.String({ examples: ['Android phone'] }),
    created_at: Instant,
    is_current: Type.Boolean({ description: 'Made by the session of this request.' }),
  }),
)
export type PushSubscription = Static<typeof PushSubscription>

export const PushSubscriptions = named(
  'PushSubscriptions',
  Type.Object({
    public_key: Type.String({
      description: 'The `applicationServerKey` for `pushManager.subscribe`, as base64url.',
    }),
    results: Type.Array(PushSubscription),
  }),
)
