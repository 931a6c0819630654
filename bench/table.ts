import type { Apart } from './apart.ts'
import type { Crowd } from './crowd.ts'
import type { Follows } from './follows.ts'
import type { Scale } from './footprint.ts'
import type { Heavy } from './heavy.ts'
import type { DatabaseName } from './options.ts'
import type { Photos } from './photo.ts'
import type { Result } from './rows.ts'
import type { Search } from './search.ts'
import type { UploadResult } from './upload.ts'
import type { Zones } from './zones.ts'

const DATABASE_TITLES: Record<DatabaseName, string> = { sqlite: 'SQLite', postgres: 'PostgreSQL' }

/** One line of the second table: a measured value and its budget. */
export type Measure = { title: string; database: DatabaseName; value: string; budget: string; isMet: boolean }

export function comparedTable(results: Result[]): string {
  const figures = ['req/s', 'p50 ms', 'p99 ms', 'CPU µs']
  const head = [
    'row',
    'database',
    ...figures.map((figure) => `FitTrack ${figure}`),
    ...figures.map((figure) => `bare ${figure}`),
    'ratio',
  ]
  return markdown(
    head,
    results.map(({ row, database, ours, theirs, ratio }) => [
      row,
      DATABASE_TITLES[database],
      ...[ours, theirs].flatMap(({ requests_s, p50_ms, p99_ms, cpu_us }) => [
        requests_s.toFixed(0),
        p50_ms.toFixed(2),
        p99_ms.toFixed(2),
        Number.isNaN(cpu_us) ? '–' : cpu_us.toFixed(0),
      ]),
      percent(ratio),
    ]),
  )
}

export function measuresTable(measures: Measure[]): string {
  return markdown(
    ['measure', 'database', 'measured', 'budget', ''],
    measures.map(({ title, database, value, budget, isMet }) => [
      title,
      DATABASE_TITLES[database],
      value,
      budget,
      isMet ? 'met' : 'missed',
    ]),
  )
}

export function zonesMeasures({ database, covered_ms, hidden_ms, list_ratio, cut_ms }: Zones): Measure[] {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`
  return [
    {
      title: 'a changed zone in 5,000 workouts',
      database,
      value: seconds(covered_ms),
      budget: '≤ 5 s',
      isMet: covered_ms <= 5_000,
    },
    {
      title: '5,000 workouts made private',
      database,
      value: seconds(hidden_ms),
      budget: '≤ 5 s',
      isMet: hidden_ms <= 5_000,
    },
    {
      title: "list of another person's workouts / of one's own, uncached p50",
      database,
      value: `${list_ratio.toFixed(2)} ×`,
      budget: '≤ 1.5 ×',
      isMet: list_ratio <= 1.5,
    },
    {
      title: 'cutting a track of 36,000 points',
      database,
      value: `${cut_ms.toFixed(1)} ms`,
      budget: '≤ 10 ms',
      isMet: cut_ms <= 10,
    },
  ]
}

export function uploadMeasures(result: UploadResult): Measure[] {
  const { database, done_ms, decoder_ms, ratio, files_s, block, idleBlock, probe } = result
  return [
    {
      title: 'upload of a FIT file of 10,000 records, POST to done / decoder alone',
      database,
      value: `${done_ms.toFixed(0)} / ${decoder_ms.toFixed(0)} ms = ${ratio.toFixed(2)}`,
      budget: '≤ 2',
      isMet: ratio <= 2,
    },
    {
      title: 'four people upload at once: files a second / decoder alone',
      database,
      value: `${files_s.toFixed(1)} / ${(1000 / decoder_ms).toFixed(1)}`,
      budget: '≥ half',
      isMet: files_s * decoder_ms >= 500,
    },
    {
      title: 'longest block of the event loop meanwhile: computed / by the clock (idle process)',
      database,
      value: `${block.maxComputed_ms.toFixed(0)} / ${block.max_ms.toFixed(0)} (${idleBlock.max_ms.toFixed(0)}) ms`,
      budget: '≤ 50 ms',
      isMet: block.maxComputed_ms <= 50,
    },
    {
      title: 'GET /healthz meanwhile, p99 / longest',
      database,
      value: `${probe.p99_ms.toFixed(0)} / ${probe.max_ms.toFixed(0)} ms`,
      budget: '–',
      isMet: true,
    },
  ]
}

export function photoMeasures({ database, photos, alone, together, read, growth_mb }: Photos): Measure[] {
  return [
    {
      title: `a photo of 12 megapixels, POST to stored: median / longest of ${alone.count}`,
      database,
      value: `${alone.median_ms.toFixed(0)} / ${alone.max_ms.toFixed(0)} ms`,
      budget: '< 1,000 ms',
      isMet: alone.median_ms < 1000,
    },
    {
      title: `${photos} of them at once, worst round: until the last is stored / not stored`,
      database,
      value: `${together.last_ms.toFixed(0)} ms / ${together.refused}`,
      budget: 'all stored',
      isMet: together.refused === 0,
    },
    {
      title: `a read meanwhile: p50 / p99 / longest of ${read.count}`,
      database,
      value: `${[read.p50_ms, read.p99_ms, read.max_ms].map((ms) => ms.toFixed(1)).join(' / ')} ms`,
      budget: 'p99 < 100 ms',
      isMet: read.p99_ms < 100,
    },
    {
      title: 'memory that the server takes for it',
      database,
      value: `${growth_mb.toFixed(0)} MB`,
      budget: '–',
      isMet: true,
    },
  ]
}

export function crowdMeasures({ database, rounds, read, growth_mb, answers }: Crowd): Measure[] {
  const { welcomed, refused, postponed, others } = answers
  return [
    {
      title: `a read while 200 people sign in at once, ${rounds} times: p50 / p99 / longest of ${read.count}`,
      database,
      value: `${[read.p50_ms, read.p99_ms, read.max_ms].map((ms) => ms.toFixed(1)).join(' / ')} ms`,
      budget: 'p99 < 250 ms',
      isMet: read.p99_ms < 250,
    },
    {
      title: 'memory that it takes, over all rounds',
      database,
      value: `${growth_mb.toFixed(0)} MB`,
      budget: '< 200 MB',
      isMet: growth_mb < 200,
    },
    {
      title: 'of the 200: 200 / 401 / 503 with Retry-After / anything else, worst of each',
      database,
      value: `${welcomed} / ${refused} / ${postponed} / ${others}`,
      budget: '0 else',
      isMet: others === 0,
    },
  ]
}

/** `compared` names both things. */
export function apartMeasures(compared: string, results: Apart[]): Measure[] {
  return results.map(({ title, database, tries, existing_ms, absent_ms, apart_ms }) => ({
    title: `${title}: ${compared}, median of ${tries}`,
    database,
    value: `${existing_ms.toFixed(2)} / ${absent_ms.toFixed(2)} ms, ${apart_ms.toFixed(2)} ms apart`,
    budget: '≤ 5 ms',
    isMet: apart_ms <= 5,
  }))
}

export function heavyMeasures(results: Heavy[]): Measure[] {
  return results.map(({ database, query, tries, p50_ms, p99_ms, cpu_ms }) => ({
    title: `statistics of 10,000 workouts, nothing remembered, ${query || 'no group_by'}: p50 / p99 of ${tries}, CPU`,
    database,
    value: `${p50_ms.toFixed(1)} / ${p99_ms.toFixed(1)}, ${cpu_ms.toFixed(1)} ms`,
    budget: 'p50 < 15 ms',
    isMet: p50_ms < 15,
  }))
}

export function scaleMeasures(scales: Scale[]): Measure[] {
  return scales.map(({ title, database, few, many, ratio }) => ({
    title: `${title} p50 with 1,000,000 / 10,000 workouts, nothing remembered`,
    database,
    value: `${many.p50_ms.toFixed(2)} / ${few.p50_ms.toFixed(2)} ms = ${ratio.toFixed(2)}`,
    budget: '≤ 1.3',
    isMet: ratio <= 1.3,
  }))
}

export function followsMeasures({ database, thousands, fifty, ratio }: Follows): Measure[] {
  return [
    {
      title: 'feed p50 of people who follow 3,000 to 5,000 / about 50 of 5,000 others',
      database,
      value: `${thousands.p50_ms.toFixed(2)} / ${fifty.p50_ms.toFixed(2)} ms = ${ratio.toFixed(2)}`,
      budget: '≤ 3',
      isMet: ratio <= 3,
    },
  ]
}

export function searchMeasures(searches: Search[]): Measure[] {
  return searches.map(({ database, person, query, found, tries, p50_ms, p99_ms }) => ({
    title: `search of ${query} by somebody with ${person}, nothing remembered: p50 / p99 of ${tries}, ${found ?? 'none'} found`,
    database,
    value: found === null ? 'stopped' : `${p50_ms.toFixed(1)} / ${p99_ms.toFixed(1)} ms`,
    budget: 'p50 < 20 ms',
    isMet: p50_ms < 20,
  }))
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`
}

/** Columns are padded, so that the table is also readable in a terminal. */
function markdown(head: string[], rows: string[][]): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]!.length), 3))
  const line = (cells: string[]) =>
    `| ${cells.map((cell, i) => (i < 2 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join(' | ')} |`
  const rule = widths.map((width, i) => (i < 2 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`))
  return [line(head), line(rule), ...rows.map(line)].join('\n')
}
