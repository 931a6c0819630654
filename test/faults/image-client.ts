import { noise } from '../support/pictures.ts'
import { type Person, register, send } from './api.ts'

/** The name of an image whose response was lost. */
const UNKNOWN = null
type Images = (string | typeof UNKNOWN)[]

type Answered = { status: number; body: { name?: string; images?: string[] } }

/** A request that changes images. `after` returns the images that the workout then has. */
type Operation = {
  method: string
  path: string
  hasBody: boolean
  after(name: string | typeof UNKNOWN): Images
}

/** Changes the images of one workout, one request after another, and notes every response. */
export class ImageClient {
  readonly surprises: string[] = []
  acknowledged = 0
  readonly #number: number
  readonly #pictures: Uint8Array[] = []
  #person: Person = { url: '', access: '' }
  #workout = 0
  #images: Images = []
  #unanswered: Images | undefined

  constructor(number: number) {
    this.#number = number
  }

  async register(url: string): Promise<void> {
    this.#person = await register(url, `painter${this.#number}`)
    const body = { sport: 'running', duration: 30 }
    this.#workout = (await send(this.#person, 'POST', '/api/workouts/', { body })).body.id
    for (let i = 0; i < 3; i++)
      this.#pictures.push(
        await noise(10 * this.#number + i, { width: 200, height: 150 })
          .jpeg()
          .toBuffer(),
      )
  }

  /** Sends requests until the server is gone. */
  async write(url: string): Promise<void> {
    this.#person = { ...this.#person, url }
    try {
      for (;;) await this.#perform(this.#next())
    } catch (error) {
      // fetch throws a TypeError when the connection breaks.
      if (!(error instanceof TypeError)) throw error
    }
  }

  /** The images must be the acknowledged ones, with or without the effect of the request that got no response. */
  async check(url: string): Promise<void> {
    this.#person = { ...this.#person, url }
    const { body } = (await send(this.#person, 'GET', `/api/workouts/${this.#workout}/`)) as Answered
    const names = (body.images ?? []).map((address) => address.split('/')[3] ?? '')
    const possible = [this.#images, ...(this.#unanswered ? [this.#unanswered] : [])]
    if (!possible.some((images) => fits(images, names)))
      this.surprises.push(`workout ${this.#workout} has ${names}, not ${possible.map(String).join(' or ')}`)
    this.#images = names
    this.#unanswered = undefined
  }

  async #perform({ method, path, hasBody, after }: Operation): Promise<void> {
    this.#unanswered = after(UNKNOWN)
    const form = hasBody ? { body: this.#form() } : {}
    const { status, body } = (await send(this.#person, method, path, form)) as Answered
    if (status >= 300) this.surprises.push(`${method} ${path}: ${status} ${JSON.stringify(body)}`)
    else this.#images = after(body.name ?? UNKNOWN)
    this.#unanswered = undefined
    this.acknowledged++
  }

  #next(): Operation {
    const path = `/api/workouts/${this.#workout}/images/`
    const images = this.#images
    const place = Math.floor(Math.random() * images.length)
    const chance = Math.random()
    if (images.length > 0 && (chance < 0.2 || images.length > 8))
      return {
        method: 'DELETE',
        path: `${path}${images[place]}/`,
        hasBody: false,
        after: () => images.toSpliced(place, 1),
      }
    if (images.length > 0 && chance < 0.5)
      return {
        method: 'PUT',
        path: `${path}${images[place]}/`,
        hasBody: true,
        after: (name) => images.with(place, name),
      }
    if (chance < 0.6)
      return { method: 'PUT', path: '/api/profiles/me/image/', hasBody: true, after: () => images }
    return { method: 'POST', path, hasBody: true, after: (name) => [...images, name] }
  }

  #form(): FormData {
    const form = new FormData()
    const picture = this.#pictures[Math.floor(Math.random() * this.#pictures.length)]
    form.append('image', new Blob([picture as Uint8Array<ArrayBuffer>]), 'photo.jpg')
    return form
  }
}

function fits(images: Images, names: string[]): boolean {
  return images.length === names.length && images.every((name, i) => name === UNKNOWN || name === names[i])
}
