import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { buildFit } from '../support/fit-builder.ts'
import { pathOfRecording, recordingsDir } from '../support/real-recordings.ts'
import { buildGpx } from '../support/xml-builder.ts'

/** A file with a long ride, and the figures that the page of its workout must show. */
export type Ride = { file: string; figures: string[]; imperial: string[]; laps: number }

const folder = mkdtempSync(path.join(tmpdir(), 'fittrack-files-'))

function write(name: string, content: Uint8Array | string): string {
  const file = path.join(folder, name)
  writeFileSync(file, content)
  return file
}

/** A real ride where this machine has the recordings, otherwise a synthetic one. */
export const ride: Ride = recordingsDir
  ? {
      file: pathOfRecording('fit/garmin-edge-500-activity.fit'),
      figures: ['92.6', '2:57:21', '541 m'],
      imperial: ['57.55 mi', '1,775 ft'],
      laps: 9,
    }
  : {
      file: write('ride.fit', buildFit({ records: 3601, lapRecords: 400 })),
      figures: ['1:00:00'],
      imperial: [' mi'],
      laps: 10,
    }

const morning = buildFit({ startedAt: new Date('2026-06-01T06:30:00Z') })

/** Four files for one upload: two recordings, a copy of one of them, and a file that is no recording. */
export const mixedFiles = {
  good: [write('morning.fit', morning), write('walk.gpx', buildGpx())],
  duplicate: write('copy-of-morning.fit', morning),
  broken: write('shopping-list.fit', 'bread, butter, bananas'),
}

/** Two JPEG pictures. */
export async function makePictures(): Promise<string[]> {
  const colours = { 'lake.jpg': '#5fa8a0', 'hill.jpg': '#c8452a' }
  const made = Object.entries(colours).map(async ([name, background]) => {
    const picture = sharp({ create: { width: 640, height: 480, channels: 3, background } })
    return write(name, await picture.jpeg().toBuffer())
  })
  return Promise.all(made)
}

export function removeSampleFiles(): void {
  rmSync(folder, { recursive: true, force: true })
}
