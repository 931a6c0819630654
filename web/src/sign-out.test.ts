import { render, screen, waitFor } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { imageUrl } from './features/images/image-cache.ts'
import { addFiles, uploads } from './features/uploads/uploads.svelte.ts'
import { pages } from './pages.ts'
import { navigate, router } from './router/router.svelte.ts'
import { session, signIn, signOut } from './session/session.svelte.ts'
import App from './shell/App.svelte'
import { shownToast, toast } from './shell/toast.svelte.ts'

/** The person who is signed in on the fake server. */
let current = ''
let requests: string[] = []
/** Paths that the server never answers. */
let unanswered = /^never$/
/** Paths that the server refuses with 401, as if the session had expired. */
let refused = /^never$/
const aborted: string[] = []

const account = (username: string) => ({
  id: username.length,
  username,
  email: `${username}@example.org`,
  is_email_verified: true,
  role: 'user',
  language: 'en',
  time_zone: 'UTC',
  units: 'metric',
  week_start: 'monday',
})

const workout = (username: string) => ({
  id: 1,
  owner: { id: username.length, username, name: null, image: null },
  title: `Run of ${username}`,
  sport: 'running',
  type: 'cardio',
  source: 'manual',
  duration: 30,
  started_at: '2026-03-01T10:00:00.000Z',
  local_date: '2026-03-01',
  time_zone: 'UTC',
  tags: [],
  summary_polyline: null,
  timer_s: null,
  distance_m: null,
  ascent_m: null,
  avg_hr_bpm: null,
})

function answerTo(path: string): unknown {
  if (path === '/api/auth/login/')
    return { access: `token of ${current}`, refresh: '', user: account(current) }
  if (path === '/api/auth/registration/') return { registration: 'open', password_min_length: 12 }
  if (path === '/api/workouts/') return { count: 1, next: null, previous: null, results: [workout(current)] }
  return {}
}

async function serve(input: RequestInfo | URL): Promise<Response> {
  const request = input as Request
  const path = new URL(request.url).pathname
  requests.push(path)
  if (unanswered.test(path)) {
    return new Promise((_, reject) => {
      request.signal.addEventListener('abort', () => {
        aborted.push(path)
        reject(request.signal.reason)
      })
    })
  }
  if (refused.test(path)) return Response.json({}, { status: 401 })
  return Response.json(answerTo(path))
}

/** An upload that ends only when it is aborted. */
class EndlessUpload {
  upload = {}
  onabort = () => {}
  open() {}
  setRequestHeader() {}
  send() {}
  abort() {
    aborted.push('/api/recordings/')
    this.onabort()
  }
}

beforeEach(() => {
  requests = []
  aborted.length = 0
  unanswered = /^never$/
  refused = /^never$/
  vi.stubGlobal('fetch', serve)
  vi.stubGlobal('XMLHttpRequest', EndlessUpload)
  vi.stubGlobal('scrollTo', () => {})
  URL.createObjectURL = () => 'blob:image'
  URL.revokeObjectURL = () => {}
})

afterEach(async () => {
  if (session.account) await signOut()
  vi.unstubAllGlobals()
})

async function signInAs(username: string): Promise<void> {
  current = username
  await signIn(username, 'a long password')
}

const open = async (path: string) => {
  navigate(path)
  await waitFor(() => expect(router.path).toBe(path))
}

describe('signing out', () => {
  test('leaves no data of the account for the next person', async () => {
    render(App, { pages })
    await screen.findByRole('heading', { name: 'Sign in' })
    await signInAs('ana')
    await open('/workouts')
    await screen.findByText('Run of ana')
    await imageUrl('/api/images/1/?size=96')
    addFiles([new File(['x'], 'ana.fit')])
    toast('Saved the run of ana')
    await screen.findByText('Saved the run of ana')

    await signOut()

    await screen.findByRole('heading', { name: 'Sign in' })
    expect(session.account).toBeNull()
    expect(uploads()).toEqual([])
    expect(aborted).toEqual(['/api/recordings/'])
    expect(shownToast()).toBeNull()
    expect(document.body.textContent).not.toContain('ana')
    expect(router.path + router.search).toBe('/login')

    requests = []
    unanswered = /^\/api\/workouts\/$/
    await signInAs('ben')
    await open('/workouts')
    await screen.findByRole('heading', { name: 'Workouts' })
    await imageUrl('/api/images/1/?size=96')
    expect(document.body.textContent).not.toContain('ana')
    expect(requests).toContain('/api/images/1/')
  })

  test('aborts the requests of the open page', async () => {
    unanswered = /^\/api\/workouts\/$/
    render(App, { pages })
    await screen.findByRole('heading', { name: 'Sign in' })
    await signInAs('ana')
    await open('/workouts')
    await waitFor(() => expect(requests).toContain('/api/workouts/'))
    await signOut()
    await screen.findByRole('heading', { name: 'Sign in' })
    expect(aborted).toContain('/api/workouts/')
  })
})

describe('a session that expires', () => {
  test('opens the sign-in page with the address to return to', async () => {
    render(App, { pages })
    await screen.findByRole('heading', { name: 'Sign in' })
    await signInAs('ana')
    refused = /^\/api\/workouts\/$/
    await open('/workouts')
    await waitFor(() => expect(router.path + router.search).toBe('/login?next=%2Fworkouts'))
  })

  test('is followed by the same page once the person has signed in again', async () => {
    render(App, { pages })
    await screen.findByRole('heading', { name: 'Sign in' })
    await signInAs('ana')
    refused = /^\/api\/workouts\/$/
    await open('/workouts')
    await waitFor(() => expect(session.account).toBeNull())
    await screen.findByRole('heading', { name: 'Sign in' })
    expect(router.path + router.search).toBe('/login?next=%2Fworkouts')
    expect(document.body.textContent).not.toContain('ana')

    refused = /^never$/
    await signInAs('ana')
    await screen.findByText('Run of ana')
    expect(router.path + router.search).toBe('/workouts')
  })
})

describe('signing out in another tab', () => {
  test('opens the sign-in page without an address to return to', async () => {
    const replace = vi.spyOn(location, 'replace').mockImplementation(() => {})
    await signInAs('ana')
    const otherTab = new BroadcastChannel('fittrack-session')
    otherTab.postMessage('signed_out')
    await waitFor(() => expect(replace).toHaveBeenCalledWith('/login'))
    otherTab.close()
  })
})

describe('a navigation', () => {
  test('keeps the navigation bar, and moves the focus to the new heading', async () => {
    render(App, { pages })
    await screen.findByRole('heading', { name: 'Sign in' })
    await signInAs('ana')
    await open('/workouts')
    await screen.findByText('Run of ana')
    const bar = screen.getByRole('navigation', { name: 'Main' })
    await open('/upload')
    const heading = await screen.findByRole('heading', { name: 'Upload recordings' })
    await waitFor(() => expect(document.activeElement).toBe(heading))
    expect(screen.getByRole('navigation', { name: 'Main' })).toBe(bar)
    expect(document.title).toBe('Upload recordings · FitTrack')
  })
})
