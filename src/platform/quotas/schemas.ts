import { type Static, Type } from 'typebox'
import { QUOTA_NAMES } from '../../locales/errors/quota-names.ts'
import { named } from '../http/schema.ts'

export const QuotaUsage = named(
  'QuotaUsage',
  Type.Object({
    name: Type.Enum(QUOTA_NAMES, { description: 'Ends with the unit, unless the numbers are counts.' }),
    used: Type.Number({ minimum: 0, examples: [12.34] }),
    limit: Type.Number({ minimum: 0, examples: [5000] }),
  }),
)
export type QuotaUsage = Static<typeof QuotaUsage>

export const QuotaUsageList = named('QuotaUsageList', Type.Object({ quotas: Type.Array(QuotaUsage) }))
