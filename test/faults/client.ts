import { createHash } from 'node:crypto'
import { buildFit } from '../support/fit-builder.ts'
import { type Answer, fileForm, type Person, register, send } from './api.ts'
import type { Content, Journal, WrittenUpload, WrittenWorkout } from './journal.ts'

export const LAPS_PER_FILE = 3
const RECORDS_PER_FILE = 60
const MAX_PENDING_UPLOADS = 2
const FIRST_START = Date.UTC(2020, 0, 1)
const HOUR_MS = 3_600_000

/** A request, and how its response changes the journal. When the server dies first, the same request is sent again. */
type Operation = {
  name: string
  expected: number[]
  send(): Promise<Answer>
  settle(answer: Answer): void
}

/** Sends one write after another and notes every response in the journal. */
export class Client {
  readonly #journal: Journal
  readonly #number: number
  readonly #workouts: WrittenWorkout[] = []
  readonly #uploads: WrittenUpload[] = []
  #person: Person = { url: '', access: '' }
  #count = 0
  #unanswered: Operation | undefined

  constructor(journal: Journal, number: number) {
    this.#journal = journal
    this.#number = number
  }

  async register(url: string): Promise<void> {
    this.#person = await register(url, `writer${this.#number}`)
  }

  /** Writes until the server is gone. Begins with the request that the last server did not answer. */
  async write(url: string): Promise<void> {
    this.#person = { ...this.#person, url }
    try {
      this.#unanswered ??= this.#replay()
      for (;;) {
        this.#unanswered ??= this.#next()
        await this.#perform(this.#unanswered)
        this.#unanswered = undefined
      }
    } catch (error) {
      // fetch throws a TypeError when the connection breaks.
      if (!(error instanceof TypeError)) throw error
    }
  }

  /** Repeats the request without a response, and waits until every upload has been imported. */
  async settle(url: string, until: number): Promise<void> {
    this.#person = { ...this.#person, url }
    if (this.#unanswered) await this.#perform(this.#unanswered)
    this.#unanswered = undefined
    for (const upload of this.#uploads) {
      while (upload.workout_id === null && performance.now() < until) {
        await this.#perform(this.#checkImport(upload))
        if (upload.workout_id === null) await new Promise((resolve) => setTimeout(resolve, 100))
      }
    }
  }

  async #perform(operation: Operation): Promise<void> {
    const answer = await operation.send()
    if (!operation.expected.includes(answer.status)) {
      this.#journal.surprises.push(`${operation.name}: ${answer.status} ${JSON.stringify(answer.body)}`)
    }
    operation.settle(answer)
  }

  #next(): Operation {
    const chance = Math.random()
    const workout = pick(this.#workouts.filter(({ presence }) => presence === 'present'))
    const upload = pick(this.#uploads.filter(({ workout }) => workout === 'present'))
    const pending = this.#uploads.filter(({ workout_id }) => workout_id === null)
    if (chance < 0.05 && pending.length < MAX_PENDING_UPLOADS) return this.#upload(this.#newUpload())
    if (chance < 0.1 && pending[0]) return this.#checkImport(pending[0])
    if (chance < 0.11 && upload?.workout_id) return this.#deleteRecorded(upload)
    if (chance < 0.35 && workout) return this.#patch(workout)
    if (chance < 0.5 && workout) return this.#delete(workout)
    if (chance < 0.55) return this.#refused()
    return this.#create(this.#newWorkout())
  }

  /** Repeats the newest create; with its idempotency key it must return the same workout. */
  #replay(): Operation | undefined {
    const workout = this.#workouts.at(-1)
    return workout && this.#create(workout)
  }

  #newWorkout(): WrittenWorkout {
    const number = this.#count++
    const title = `Writer ${this.#number}, workout ${number}`
    const first = { title, notes: `As first written, ${number}`, duration: 1 + (number % 1000) }
    const key = `workout-${this.#number}-${number}`
    const workout: WrittenWorkout = { presence: 'either', first, contents: [first], id: null, key }
    this.#workouts.push(workout)
    this.#journal.workouts.set(title, workout)
    return workout
  }

  #create(workout: WrittenWorkout): Operation {
    return {
      name: `create ${workout.first.title}`,
      expected: [201],
      send: () =>
        send(this.#person, 'POST', '/api/workouts/', {
          body: { sport: 'rowing', ...workout.first },
          key: workout.key,
        }),
      settle: ({ status, body }) => {
        if (status !== 201) {
          workout.presence = 'absent'
          return
        }
        this.#journal.acknowledged++
        if (workout.id !== null && workout.id !== body.id)
          this.#journal.surprises.push(`${workout.key} made workout ${workout.id} and ${body.id}`)
        workout.id = body.id
        if (workout.presence === 'either') workout.presence = 'present'
      },
    }
  }

  #patch(workout: WrittenWorkout): Operation {
    const before = workout.contents[0]!
    const after: Content = {
      ...before,
      notes: `Changed ${this.#count}`,
      duration: 1 + (this.#count++ % 1000),
    }
    return {
      name: `patch ${before.title}`,
      expected: [200],
      send: () => {
        workout.contents = [before, after]
        const { notes, duration } = after
        return send(this.#person, 'PATCH', `/api/workouts/${workout.id}/`, { body: { notes, duration } })
      },
      settle: ({ status }) => {
        if (status === 200) this.#journal.acknowledged++
        workout.contents = [status === 200 ? after : before]
      },
    }
  }

  #delete(workout: WrittenWorkout): Operation {
    let tries = 0
    return {
      name: `delete ${workout.first.title}`,
      expected: [204, 404],
      send: () => {
        tries++
        workout.presence = 'either'
        return send(this.#person, 'DELETE', `/api/workouts/${workout.id}/`)
      },
      settle: ({ status }) => {
        // Only a delete that is repeated after a lost response may get a 404.
        if (status === 404 && tries === 1) this.#journal.surprises.push(`workout ${workout.id} was gone`)
        if (status === 204) this.#journal.acknowledged++
        workout.presence = status === 204 || status === 404 ? 'absent' : 'present'
      },
    }
  }

  /** A write that the server must refuse and never store. */
  #refused(): Operation {
    const number = this.#count++
    const first = { title: `Writer ${this.#number}, refused ${number}`, notes: '', duration: 0 }
    this.#journal.workouts.set(first.title, { presence: 'absent', first, contents: [], id: null, key: '' })
    return {
      name: first.title,
      expected: [400],
      send: () => send(this.#person, 'POST', '/api/workouts/', { body: { sport: 'rowing', ...first } }),
      settle: () => {},
    }
  }

  #newUpload(): WrittenUpload {
    const number = this.#count++
    const startedAt = new Date(FIRST_START + (this.#number * 5_000 + (number % 5_000)) * HOUR_MS)
    const lapRecords = RECORDS_PER_FILE / LAPS_PER_FILE
    const bytes = buildFit({ records: RECORDS_PER_FILE, lapRecords, startedAt })
    const upload: WrittenUpload = {
      presence: 'either',
      workout: 'either',
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes,
      key: `upload-${this.#number}-${number}`,
      recording_id: null,
      workout_id: null,
    }
    this.#journal.uploads.set(upload.sha256, upload)
    return upload
  }

  #upload(upload: WrittenUpload): Operation {
    return {
      name: upload.key,
      expected: [202],
      send: () =>
        send(this.#person, 'POST', '/api/recordings/', {
          body: fileForm(`${upload.key}.fit`, upload.bytes),
          key: upload.key,
        }),
      settle: ({ status, body }) => {
        upload.presence = status === 202 ? 'present' : 'absent'
        if (status !== 202) return
        this.#journal.acknowledged++
        upload.recording_id = body.id
        this.#uploads.push(upload)
      },
    }
  }

  /** Checks whether the upload has been imported. */
  #checkImport(upload: WrittenUpload): Operation {
    return {
      name: `check ${upload.key}`,
      expected: [200],
      send: () => send(this.#person, 'GET', `/api/recordings/${upload.recording_id}/`),
      settle: ({ body }) => {
        if (body.status !== 'done') return
        upload.workout_id = body.items?.[0]?.workouts[0] ?? 0
        upload.workout = 'present'
      },
    }
  }

  #deleteRecorded(upload: WrittenUpload): Operation {
    return {
      name: `delete the workout of ${upload.key}`,
      expected: [204, 404],
      send: () => {
        upload.workout = 'either'
        upload.presence = 'either'
        return send(this.#person, 'DELETE', `/api/workouts/${upload.workout_id}/`)
      },
      settle: ({ status }) => {
        if (status === 204) this.#journal.acknowledged++
        upload.workout = 'absent'
      },
    }
  }
}

function pick<T>(from: T[]): T | undefined {
  return from[Math.floor(Math.random() * from.length)]
}
