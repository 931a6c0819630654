import type { Profile, ProfileChange } from '../../api/types.ts'
import { bodyUnitSizes } from '../../format/body.ts'
import { formatForInput, parseNumber } from '../../format/parse.ts'
import type { DisplayPreferences } from '../../format/quantities.ts'

export type Body = NonNullable<Profile['body']>
export const BODY_NUMBERS = [
  'height_cm',
  'resting_hr_bpm',
  'max_hr_bpm',
  'threshold_hr_bpm',
  'ftp_w',
] as const
export type BodyNumber = (typeof BODY_NUMBERS)[number]
/** The values of the body form, as text in the reader's units. */
export type BodyDraft = Record<BodyNumber | 'birth_date', string> & { sex: NonNullable<Body['sex']> | '' }

export function bodyDraft(body: Body | null, preferences: DisplayPreferences): BodyDraft {
  const inches = (value: number | null) => value && value / bodyUnitSizes(preferences).height_cm
  return {
    birth_date: body?.birth_date ?? '',
    sex: body?.sex ?? '',
    height_cm: formatForInput(inches(body?.height_cm ?? null), preferences.locale, 1),
    resting_hr_bpm: formatForInput(body?.resting_hr_bpm ?? null, preferences.locale),
    max_hr_bpm: formatForInput(body?.max_hr_bpm ?? null, preferences.locale),
    threshold_hr_bpm: formatForInput(body?.threshold_hr_bpm ?? null, preferences.locale),
    ftp_w: formatForInput(body?.ftp_w ?? null, preferences.locale),
  }
}

/** The request body. Empty fields become null. */
export function bodyChange(draft: BodyDraft, preferences: DisplayPreferences): ProfileChange {
  const whole = (text: string) => {
    const value = parseNumber(text)
    return value === null ? null : Math.round(value)
  }
  const height = parseNumber(draft.height_cm)
  return {
    birth_date: draft.birth_date || null,
    sex: draft.sex || null,
    height_cm: height === null ? null : Math.round(height * bodyUnitSizes(preferences).height_cm * 10) / 10,
    resting_hr_bpm: whole(draft.resting_hr_bpm),
    max_hr_bpm: whole(draft.max_hr_bpm),
    threshold_hr_bpm: whole(draft.threshold_hr_bpm),
    ftp_w: whole(draft.ftp_w),
  }
}

/** The fields whose text is not a number. */
export function invalidNumbers(draft: BodyDraft): BodyNumber[] {
  return BODY_NUMBERS.filter((field) => Number.isNaN(parseNumber(draft[field])))
}
