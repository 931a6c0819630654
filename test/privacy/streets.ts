import type { Random } from '../../src/cli/demo/random.ts'
import { apart_m, type Point } from './plane.ts'

/** A network of streets: crossings, and for each of them the streets to others, in compressed rows. */
export type Streets = {
  crossings: Point[]
  /** The streets of crossing `i` are at `first[i]` up to `first[i + 1]` of the next three arrays. */
  first: Int32Array
  to: Int32Array
  length_m: Float64Array
  street: Int32Array
  /** The crossings at both ends of each street. */
  ends: [from: number, to: number][]
}

const HALF_SIDE_M = 4_500

/**
 * Streets of a made-up town: two families of lines at irregular distances, bent and turned, without some of their
 * streets, and with a few diagonal avenues. Every town is different.
 */
export function makeStreets(random: Random): Streets {
  const east = lines(random)
  const north = lines(random)
  const bend = bending(random)
  const crossings = north.flatMap((y) =>
    east.map((x) => bend({ x: x + random.between(-12, 12), y: y + random.between(-12, 12) })),
  )
  const at = (column: number, row: number) => row * east.length + column
  const ends = new Map<string, [number, number]>()
  const add = (from: number, to: number) => ends.set(`${from} ${to}`, [from, to])
  for (let row = 0; row < north.length; row++) {
    for (let column = 0; column < east.length; column++) {
      if (column + 1 < east.length && random.next() > 0.13) add(at(column, row), at(column + 1, row))
      if (row + 1 < north.length && random.next() > 0.13) add(at(column, row), at(column, row + 1))
    }
  }
  for (let avenue = 0; avenue < 5; avenue++) {
    const step = random.pick([1, -1])
    let column = Math.floor(random.between(0, east.length))
    for (let row = 0; row + 1 < north.length; row++, column += step) {
      if (column < 0 || column + step < 0) continue
      if (column >= east.length || column + step >= east.length) continue
      add(at(column, row), at(column + step, row + 1))
    }
  }
  return network(crossings, [...ends.values()])
}

function lines(random: Random): number[] {
  const at: number[] = []
  const usual_m = random.between(90, 170)
  for (let x = -HALF_SIDE_M; x < HALF_SIDE_M; x += usual_m * random.between(0.5, 1.6)) at.push(x)
  return at
}

function bending(random: Random): (point: Point) => Point {
  const waves = [0, 1].map(() => ({
    height_m: random.between(0, 160),
    length_m: random.between(1_500, 5_000),
    phase: random.between(0, 7),
  }))
  const angle = random.between(0, Math.PI / 2)
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)]
  const wave = (of: (typeof waves)[number], along: number) =>
    of.height_m * Math.sin((2 * Math.PI * along) / of.length_m + of.phase)
  return ({ x, y }) => {
    const bent = { x: x + wave(waves[0]!, y), y: y + wave(waves[1]!, x) }
    return { x: bent.x * cos - bent.y * sin, y: bent.x * sin + bent.y * cos }
  }
}

function network(crossings: Point[], ends: [number, number][]): Streets {
  const first = new Int32Array(crossings.length + 1)
  for (const [from, to] of ends) {
    first[from + 1]!++
    first[to + 1]!++
  }
  for (let i = 0; i < crossings.length; i++) first[i + 1]! += first[i]!
  const next = first.slice()
  const to = new Int32Array(2 * ends.length)
  const street = new Int32Array(2 * ends.length)
  const length_m = new Float64Array(2 * ends.length)
  const add = (from: number, end: number, id: number) => {
    const k = next[from]!++
    to[k] = end
    street[k] = id
    length_m[k] = apart_m(crossings[from]!, crossings[end]!)
  }
  ends.forEach(([from, end], id) => {
    add(from, end, id)
    add(end, from, id)
  })
  return { crossings, first, to, length_m, street, ends }
}

/** A point on a street. */
export type Place = Point & { street: number; share: number }

export function placeOn({ ends, crossings }: Streets, street: number, share: number): Place {
  const [from, to] = ends[street]!.map((i) => crossings[i]!) as [Point, Point]
  return { street, share, x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) }
}

/** The shortest ways from a place to all crossings: their lengths, and the crossing before each (-1 for the first). */
export type Ways = { length_m: Float64Array; before: Int32Array }

/** Dijkstra, 1959. `cost` multiplies the length of each street; ways longer than `limit_m` are not followed. */
export function waysFrom(
  streets: Streets,
  from: { crossing: number } | Place,
  { cost, limit_m = Number.POSITIVE_INFINITY }: { cost?: Float64Array; limit_m?: number } = {},
): Ways {
  const { crossings, first, to, street } = streets
  const length_m = new Float64Array(crossings.length).fill(Number.POSITIVE_INFINITY)
  const before = new Int32Array(crossings.length).fill(-1)
  const open = new Heap()
  const reach = (crossing: number, length: number, last: number) => {
    if (length >= length_m[crossing]! || length > limit_m) return
    length_m[crossing] = length
    before[crossing] = last
    open.push(crossing, length)
  }
  if ('crossing' in from) reach(from.crossing, 0, -1)
  else for (const end of streets.ends[from.street]!) reach(end, apart_m(crossings[end]!, from), -1)
  for (let next = open.pop(); next; next = open.pop()) {
    const [crossing, length] = next
    if (length > length_m[crossing]!) continue
    for (let k = first[crossing]!; k < first[crossing + 1]!; k++)
      reach(to[k]!, length + streets.length_m[k]! * (cost?.[street[k]!] ?? 1), crossing)
  }
  return { length_m, before }
}

/** The crossings on the way to `end`, from the first to `end`. */
export function wayTo({ before }: Ways, end: number): number[] {
  const way = [end]
  for (let at = before[end]!; at >= 0; at = before[at]!) way.push(at)
  return way.reverse()
}

/** A binary heap of crossings, the shortest way first. */
class Heap {
  #items: number[] = []
  #lengths: number[] = []

  push(item: number, length: number): void {
    let at = this.#items.push(item) - 1
    this.#lengths.push(length)
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (this.#lengths[parent]! <= length) break
      this.#move(parent, at)
      at = parent
    }
    this.#items[at] = item
    this.#lengths[at] = length
  }

  pop(): [item: number, length: number] | undefined {
    if (this.#items.length === 0) return undefined
    const top: [number, number] = [this.#items[0]!, this.#lengths[0]!]
    const item = this.#items.pop()!
    const length = this.#lengths.pop()!
    const size = this.#items.length
    if (size === 0) return top
    let at = 0
    for (let child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && this.#lengths[child + 1]! < this.#lengths[child]!) child++
      if (this.#lengths[child]! >= length) break
      this.#move(child, at)
      at = child
    }
    this.#items[at] = item
    this.#lengths[at] = length
    return top
  }

  #move(from: number, to: number): void {
    this.#items[to] = this.#items[from]!
    this.#lengths[to] = this.#lengths[from]!
  }
}
