import { runCrowd } from './crowd.ts'
import { type Databases, openDatabases } from './databases.ts'
import { runEnumeration } from './enumeration.ts'
import { runFollows } from './follows.ts'
import { idleMemory_mb, runScale, startTime_ms } from './footprint.ts'
import { runHeavy } from './heavy.ts'
import { runHidden } from './hidden.ts'
import { type DatabaseName, type Options, type Row, readOptions, USAGE } from './options.ts'
import { runPhoto } from './photo.ts'
import { type ComparedRow, isCompared, type Result, runCompared } from './rows.ts'
import { runSearch } from './search.ts'
import {
  apartMeasures,
  comparedTable,
  crowdMeasures,
  followsMeasures,
  heavyMeasures,
  type Measure,
  measuresTable,
  photoMeasures,
  scaleMeasures,
  searchMeasures,
  uploadMeasures,
  zonesMeasures,
} from './table.ts'
import { runUpload } from './upload.ts'
import { runZones } from './zones.ts'

async function main(options: Options): Promise<void> {
  const databases = await openDatabases(options.isFresh)
  const results: Result[] = []
  const measures: Measure[] = []
  for (const name of options.databases) {
    if (!databases.has(name)) {
      console.error(`Skipped: ${name}, which is not installed on this machine.`)
      continue
    }
    for (const row of options.rows) {
      console.error(`${row} on ${name} …`)
      if (isCompared(row)) results.push(...(await runCompared(databases, row, name, options)))
      else measures.push(...(await measure(databases, row, name, options)))
    }
  }
  if (results.length > 0) console.log(`${comparedTable(results)}\n`)
  if (measures.length > 0) console.log(measuresTable(measures))
}

type MeasuredRow = Exclude<Row, ComparedRow>

async function measure(
  databases: Databases,
  row: MeasuredRow,
  database: DatabaseName,
  options: Options,
): Promise<Measure[]> {
  switch (row) {
    case 'upload':
      return uploadMeasures(await runUpload(databases, database, options))
    case 'photo':
      return photoMeasures(await runPhoto(databases, database, options))
    case 'crowd':
      return crowdMeasures(await runCrowd(databases, database, options))
    case 'enumeration':
      return apartMeasures('existing / absent account', await runEnumeration(databases, database, options))
    case 'hidden':
      return apartMeasures('hidden / absent', await runHidden(databases, database, options))
    case 'zones':
      return zonesMeasures(await runZones(databases, database, options))
    case 'heavy':
      return heavyMeasures(await runHeavy(databases, database, options))
    case 'scale':
      return scaleMeasures(await runScale(databases, database, options))
    case 'follows':
      return followsMeasures(await runFollows(databases, database, options))
    case 'search':
      return searchMeasures(await runSearch(databases, database, options))
    case 'memory': {
      const mb = await idleMemory_mb(databases, database, options)
      return [
        { title: 'idle memory', database, value: `${mb.toFixed(0)} MB`, budget: '< 150 MB', isMet: mb < 150 },
      ]
    }
    case 'start': {
      const ms = await startTime_ms(databases, database, options)
      return [
        { title: 'start', database, value: `${ms.toFixed(0)} ms`, budget: '< 2,000 ms', isMet: ms < 2000 },
      ]
    }
  }
}

const options = readOptions(process.argv.slice(2))
if (options) await main(options)
else console.log(USAGE)
