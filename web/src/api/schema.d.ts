/**
 * Written by hand until the server's /openapi.json exists; then replaced by the output of
 * `openapi-typescript http://localhost:8000/openapi.json -o web/src/api/schema.d.ts`.
 */
type Json<T> = { headers: { [name: string]: unknown }; content: { 'application/json': T } }
type Empty = { headers: { [name: string]: unknown }; content?: never }
type Body<T> = { content: { 'application/json': T } }
type None = { query?: never; header?: never; path?: never; cookie?: never }
type ById = { query?: never; header?: never; path: { id: number }; cookie?: never }

type Problem = {
  status_code: number
  code: string
  message: string
  errors?: { [field: string]: string[] }
  request_id: string
}
type Refused = { 400: Json<Problem>; 401: Json<Problem>; 404: Json<Problem> }

type Account = {
  id: number
  username: string
  email: string
  language: 'en' | 'de'
  time_zone: string
  units: 'metric' | 'imperial'
  created_at: string
}
type Tokens = { access: string; refresh: string | null; csrf_token?: string | null }
type WorkoutType = 'cardio' | 'strength' | 'flexibility' | 'sports' | 'other'
type Intensity = 'low' | 'moderate' | 'high'
type Visibility = 'private' | 'followers' | 'public'

type Totals = {
  elapsed_s: number | null
  timer_s: number | null
  moving_s: number | null
  distance_m: number | null
  ascent_m: number | null
  descent_m: number | null
  avg_hr_bpm: number | null
  max_hr_bpm: number | null
  avg_cadence_rpm: number | null
  avg_power_w: number | null
  max_power_w: number | null
  calories_kcal: number | null
  avg_speed_mps: number | null
  max_speed_mps: number | null
}
type Workout = Totals & {
  id: number
  owner: { id: number; username: string; name: string; image: string | null }
  title: string
  type: WorkoutType
  sport: string
  duration: number
  intensity: Intensity
  notes: string
  visibility: Visibility
  started_at: string
  time_zone: string
  local_date: string
  source: 'manual' | 'file' | 'live'
  device: string | null
  has_track: boolean
  summary_polyline: string | null
  likes_count: number
  comments_count: number
  has_liked: boolean
  images: unknown[]
  created_at: string
  updated_at: string
}
type WorkoutDetail = Workout & {
  totals_source: 'device' | 'track'
  device_totals: Partial<Totals> | null
  track_totals: Partial<Totals> | null
}
type WorkoutChange = {
  title?: string
  type?: WorkoutType
  sport?: string
  duration?: number
  intensity?: Intensity
  notes?: string
  visibility?: Visibility
  started_at?: string
  time_zone?: string
  distance_m?: number | null
  ascent_m?: number | null
  avg_hr_bpm?: number | null
  calories_kcal?: number | null
  totals_source?: 'device' | 'track'
}
type Lap = {
  index: number
  started_at: string | null
  elapsed_s: number | null
  timer_s: number | null
  distance_m: number | null
  ascent_m: number | null
  avg_hr_bpm: number | null
  max_hr_bpm: number | null
  avg_power_w: number | null
  avg_cadence_rpm: number | null
  calories_kcal: number | null
  avg_speed_mps: number | null
  max_speed_mps: number | null
}
type Recording = {
  id: number
  status: 'queued' | 'running' | 'done' | 'failed'
  progress: number
  items: {
    file: string
    status: 'pending' | 'imported' | 'duplicate' | 'refused'
    workouts: number[]
    warnings: string[]
    error: string | null
    duplicate_of: number | null
  }[]
}
type WorkoutPage = { count: number; next: string | null; previous: string | null; results: Workout[] }
type WorkoutQuery = {
  page?: number
  page_size?: number
  type?: WorkoutType
  sport?: string
  search?: string
  ordering?: string
}
type Session = Tokens & { user: Account }
type StreamQuery = { channels?: string; points?: number }

export interface paths {
  '/api/auth/registration/': {
    post: {
      parameters: None
      requestBody: Body<{
        username: string
        email: string
        password1: string
        password2: string
        session_mode?: 'cookie' | 'token'
        language?: 'en' | 'de'
        time_zone?: string
        units?: 'metric' | 'imperial'
      }>
      responses: { 201: Json<Session> } & Refused
    }
  }
  '/api/auth/login/': {
    post: {
      parameters: None
      requestBody: Body<{
        username?: string
        email?: string
        password: string
        session_mode?: 'cookie' | 'token'
      }>
      responses: { 200: Json<Session> } & Refused
    }
  }
  '/api/auth/user/': {
    get: { parameters: None; requestBody?: never; responses: { 200: Json<Account> } & Refused }
    patch: {
      parameters: None
      requestBody: Body<Partial<Omit<Account, 'id' | 'created_at'>>>
      responses: { 200: Json<Account> } & Refused
    }
  }
  '/api/workouts/': {
    get: {
      parameters: { query?: WorkoutQuery; header?: never; path?: never; cookie?: never }
      requestBody?: never
      responses: { 200: Json<WorkoutPage> } & Refused
    }
    post: {
      parameters: { query?: never; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
      requestBody: Body<WorkoutChange>
      responses: { 201: Json<WorkoutDetail> } & Refused
    }
  }
  '/api/workouts/{id}/': {
    get: { parameters: ById; requestBody?: never; responses: { 200: Json<WorkoutDetail> } & Refused }
    patch: {
      parameters: ById
      requestBody: Body<WorkoutChange>
      responses: { 200: Json<WorkoutDetail> } & Refused
    }
    delete: { parameters: ById; requestBody?: never; responses: { 204: Empty } & Refused }
  }
  '/api/workouts/{id}/streams/': {
    get: {
      parameters: { query?: StreamQuery; header?: never; path: { id: number }; cookie?: never }
      requestBody?: never
      responses: {
        200: Json<{ point_count: number; channels: { [channel: string]: (number | null)[] } }>
      } & Refused
    }
  }
  '/api/workouts/{id}/laps/': {
    get: { parameters: ById; requestBody?: never; responses: { 200: Json<{ results: Lap[] }> } & Refused }
  }
  '/api/recordings/{id}/': {
    get: { parameters: ById; requestBody?: never; responses: { 200: Json<Recording> } & Refused }
  }
}
