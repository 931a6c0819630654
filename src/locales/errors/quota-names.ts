import type de from './de.json'
import en from './en.json' with { type: 'json' }

/** The names of all quotas: the keys of their texts. */
export type QuotaName = keyof typeof en.quota & keyof typeof de.quota
export const QUOTA_NAMES = Object.keys(en.quota) as QuotaName[]
