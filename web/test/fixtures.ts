import type {
  Account,
  Comment,
  Goal,
  ManagedUserDetail,
  Notification,
  Person,
  Profile,
  ServerRules,
  SharingDefaults,
  Statistics,
  Sums,
  WorkoutDetail,
} from '../src/api/types.ts'
import { signIn } from '../src/session/session.svelte.ts'
import { fakeApi } from './fake-api.ts'

const MADE = '2026-01-05T08:00:00Z'

/** What people without an account can do on the server. */
export const rules: ServerRules = { registration: 'open', password_min_length: 12, public_pages: false }

export function account(change: Partial<Account> = {}): Account {
  return {
    id: 1,
    username: 'ann',
    email: 'ann@example.org',
    is_email_verified: true,
    role: 'user',
    language: 'en',
    time_zone: 'UTC',
    units: 'metric',
    week_start: 'monday',
    created_at: MADE,
    ...change,
  }
}

export function signInAnswer(user = account()) {
  return { access: 'token', refresh: null, user }
}

/** Signs somebody in, as the sign-in page does. Call it before `fakeApi` with the routes of the test. */
export async function signedIn(change: Partial<Account> = {}): Promise<Account> {
  const user = account(change)
  fakeApi({ 'POST /api/auth/login/': signInAnswer(user) })
  await signIn(user.username, 'secret')
  return user
}

const NO_TOTALS = {
  elapsed_s: null,
  timer_s: null,
  moving_s: null,
  distance_m: null,
  ascent_m: null,
  descent_m: null,
  avg_hr_bpm: null,
  max_hr_bpm: null,
  avg_cadence_rpm: null,
  avg_power_w: null,
  max_power_w: null,
  calories_kcal: null,
  avg_speed_mps: null,
  max_speed_mps: null,
}

export const PRIVATE_SHARING = {
  visibility: 'private',
  body_visibility: 'private',
  map_visibility: 'private',
  shows_start_time: true,
  shares_original: false,
  hidden_ends_m: 200,
} as const

export function workout(change: Partial<WorkoutDetail> = {}): WorkoutDetail {
  return {
    ...NO_TOTALS,
    ...PRIVATE_SHARING,
    id: 7,
    owner: { id: 1, username: 'ann', name: null, image: null },
    title: 'Morning run',
    type: 'cardio',
    sport: 'running',
    duration: 45,
    intensity: 'moderate',
    notes: '',
    started_at: '2026-03-02T07:00:00Z',
    time_zone: 'UTC',
    local_date: '2026-03-02',
    source: 'manual',
    device: null,
    has_track: false,
    summary_polyline: null,
    likes_count: 0,
    comments_count: 0,
    has_liked: false,
    perceived_exertion: null,
    tags: [],
    images: [],
    created_at: MADE,
    updated_at: MADE,
    comments_closed: false,
    totals_source: 'device',
    device_totals: null,
    track_totals: null,
    ...change,
  }
}

export function goal(change: Partial<Goal> = {}): Goal {
  return {
    id: 3,
    kind: 'workouts',
    description: '',
    target: 3,
    unit: '',
    period: 'week',
    start_date: '2026-03-02',
    deadline: null,
    type: null,
    sport: null,
    first_date: '2026-03-02',
    last_date: '2026-03-08',
    current: 1,
    progress: 0.33,
    percent: 33,
    days_remaining: 4,
    on_track: true,
    completed: false,
    completed_at: null,
    created_at: MADE,
    updated_at: MADE,
    ...change,
  }
}

export function managedUser(change: Partial<ManagedUserDetail> = {}): ManagedUserDetail {
  return {
    id: 9,
    username: 'bob',
    email: 'bob@example.org',
    is_email_verified: true,
    role: 'user',
    status: 'active',
    created_at: MADE,
    suspended_at: null,
    suspended_until: null,
    suspension_reason: null,
    deletion_at: null,
    failed_sign_ins: 0,
    session_count: 0,
    sessions: [],
    key_count: 0,
    has_totp: false,
    passkey_count: 0,
    last_sign_in_at: null,
    ...change,
  }
}

/** Defaults for new workouts that only their owner sees. */
export function sharingDefaults(change: Partial<SharingDefaults> = {}): SharingDefaults {
  return { all: PRIVATE_SHARING, sports: [], ...change }
}

export function profile(change: Partial<Profile> = {}): Profile {
  return {
    username: 'ann',
    name: 'Ann',
    bio: '',
    image: null,
    is_private: false,
    is_owner: true,
    is_following: false,
    is_requested: false,
    follows_you: false,
    is_muted: false,
    followers_count: 3,
    following_count: 5,
    total_workouts: 0,
    workout_streak: 0,
    longest_streak: 0,
    last_workout: null,
    created_at: MADE,
    body: null,
    totals: null,
    shows_body: false,
    shows_streaks: false,
    allows_indexing: false,
    ...change,
  }
}

export function person(change: Partial<Person> = {}): Person {
  return {
    username: 'eva',
    name: 'Eva',
    image: null,
    is_private: false,
    is_owner: false,
    is_following: false,
    is_requested: false,
    follows_you: false,
    ...change,
  }
}

export function comment(change: Partial<Comment> = {}): Comment {
  return {
    id: 11,
    workout_id: 7,
    author: { id: 2, username: 'eva', name: 'Eva', image: null },
    content: 'What a view!',
    parent: null,
    mentions: [],
    likes_count: 0,
    has_liked: false,
    is_hidden: false,
    may_edit: false,
    may_delete: false,
    created_at: MADE,
    edited_at: null,
    ...change,
  }
}

export function sums(change: Partial<Sums> = {}): Sums {
  return {
    workouts: 0,
    duration: 0,
    distance_m: 0,
    ascent_m: 0,
    calories_kcal: 0,
    avg_duration: 0,
    avg_distance_m: null,
    avg_speed_mps: null,
    avg_hr_bpm: null,
    ...change,
  }
}

export function statistics(change: Partial<Statistics> = {}): Statistics {
  const week = { ...sums(), first_date: '2026-03-02', last_date: '2026-03-08' }
  return {
    from: null,
    to: null,
    totals: sums(),
    by_type: [],
    by_sport: [],
    by_intensity: [],
    this_week: week,
    last_week: week,
    this_month: week,
    last_month: week,
    workout_streak: 0,
    longest_streak: 0,
    periods: null,
    ...change,
  }
}

/** A page of one of the API's lists, without further pages. */
export function page<T>(results: T[], count = results.length) {
  return { count, next: null, previous: null, results }
}

/** Of a like by Eva, unread. */
export function notification(change: Partial<Notification> = {}): Notification {
  return {
    id: 4,
    seq: 9,
    kind: 'like',
    is_read: false,
    actors: [{ username: 'eva', name: 'Eva', image: null }],
    actors_count: 1,
    workout: { id: 7, title: 'Lake ride', is_owner: true },
    comment: null,
    goal: null,
    data: {},
    created_at: MADE,
    updated_at: MADE,
    ...change,
  }
}
