import type { SharingDefaults, Workout } from '../../api/types.ts'

type Sharing = SharingDefaults['all']

/** What others see of a workout, as the choices of a form. */
export type SharingDraft = {
  visibility: Workout['visibility']
  body_visibility: Workout['visibility']
  shown_start: 'time' | 'day'
}

export function sharingDraft({ visibility, body_visibility, shows_start_time }: Sharing): SharingDraft {
  return { visibility, body_visibility, shown_start: shows_start_time ? 'time' : 'day' }
}

export function sharingBody({ visibility, body_visibility, shown_start }: SharingDraft): Sharing {
  return { visibility, body_visibility, shows_start_time: shown_start === 'time' }
}

/** The person's defaults for new workouts of a sport. */
export function sharingFor({ all, sports }: SharingDefaults, sport: string): SharingDraft {
  return sharingDraft(sports.find((own) => own.sport === sport) ?? all)
}
