import type { SharingDefaults, Workout } from '../../api/types.ts'
import { figureText, formatDistance } from '../../format/quantities.ts'
import { t } from '../../i18n/i18n.svelte.ts'
import { displayPreferences } from '../../session/display-preferences.svelte.ts'

type Sharing = SharingDefaults['all']
type Visibility = Sharing['visibility']

/** What others see of a workout, as the choices of a form. */
export type SharingDraft = {
  visibility: Visibility
  body_visibility: Visibility
  map_visibility: Visibility
  shown_start: 'time' | 'day'
  shared_original: 'owner' | 'viewers'
  hidden_ends_m: number
}

export const MAX_HIDDEN_ENDS_M = 2_000

export function sharingDraft({ shows_start_time, shares_original, ...sharing }: Sharing): SharingDraft {
  return {
    visibility: sharing.visibility,
    body_visibility: sharing.body_visibility,
    map_visibility: sharing.map_visibility,
    shown_start: shows_start_time ? 'time' : 'day',
    shared_original: shares_original ? 'viewers' : 'owner',
    hidden_ends_m: sharing.hidden_ends_m,
  }
}

/** What the owner's workout says; of other workouts only their owners know it. */
export function sharingOf(workout: Workout): SharingDraft {
  const { body_visibility, map_visibility, hidden_ends_m } = workout
  return sharingDraft({
    ...workout,
    body_visibility: body_visibility ?? 'private',
    map_visibility: map_visibility ?? 'private',
    hidden_ends_m: hidden_ends_m ?? 0,
  })
}

export function sharingBody(draft: SharingDraft): Sharing {
  return {
    visibility: draft.visibility,
    body_visibility: draft.body_visibility,
    map_visibility: draft.map_visibility,
    shows_start_time: draft.shown_start === 'time',
    shares_original: draft.shared_original === 'viewers',
    hidden_ends_m: draft.hidden_ends_m,
  }
}

/** The person's defaults for new workouts of a sport. */
export function sharingFor({ all, sports }: SharingDefaults, sport: string): SharingDraft {
  return sharingDraft(sports.find((own) => own.sport === sport) ?? all)
}

/** How much of the start and the end is hidden, in the person's units. */
export function hiddenEndsText(metres: number): string {
  if (metres === 0) return t('form.hidden_ends_none')
  return figureText(formatDistance(displayPreferences(), metres, 0, true))
}
