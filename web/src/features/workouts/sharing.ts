import type { SharingDefaults, Workout, WorkoutDetail } from '../../api/types.ts'

type Sharing = SharingDefaults['all']

/** What others see of a workout, as the choices of a form. */
export type SharingDraft = {
  visibility: Workout['visibility']
  body_visibility: Workout['visibility']
  map_visibility: Workout['visibility']
  shown_start: 'time' | 'day'
  shares_original: boolean
  hidden_ends_m: number
}

export function sharingDraft(sharing: Sharing): SharingDraft {
  const { visibility, body_visibility, map_visibility, shares_original, hidden_ends_m } = sharing
  const shown_start = sharing.shows_start_time ? 'time' : 'day'
  return { visibility, body_visibility, map_visibility, shown_start, shares_original, hidden_ends_m }
}

export function sharingBody(draft: SharingDraft): Sharing {
  const { visibility, body_visibility, map_visibility, shares_original, hidden_ends_m } = draft
  const shows_start_time = draft.shown_start === 'time'
  return { visibility, body_visibility, map_visibility, shows_start_time, shares_original, hidden_ends_m }
}

/** What the owner's workout says; of others' workouts only their owners know it. */
export function sharingOf(workout: WorkoutDetail): SharingDraft {
  const { body_visibility, map_visibility, hidden_ends_m } = workout
  return sharingDraft({
    ...workout,
    body_visibility: body_visibility ?? 'private',
    map_visibility: map_visibility ?? 'private',
    hidden_ends_m: hidden_ends_m ?? 0,
  })
}

/** The person's defaults for new workouts of a sport. */
export function sharingFor({ all, sports }: SharingDefaults, sport: string): SharingDraft {
  return sharingDraft(sports.find((own) => own.sport === sport) ?? all)
}
