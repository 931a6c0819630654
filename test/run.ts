import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { buildWebClient } from '../src/features/web/index.ts'
import { addUp, maySkip, type Results, readResults } from './results.ts'
import { ROOT, runNode } from './tools.ts'

/** How many skipped tests are listed: without PostgreSQL, hundreds are skipped. */
const MAX_NAMES = 20

const RESULTS = path.join(ROOT, '.cache', 'test-results')

const SUITES = [
  { name: 'unit', config: 'vitest.config.ts', reporter: 'default' },
  { name: 'browsers', config: 'test/browsers/vitest.config.ts', reporter: 'verbose' },
]

// `npm test`: all tests that this machine can run, then the journeys in every browser that it has.
// `npm test -- workouts` runs the test files whose path contains the word; `npm test -- browsers firefox` runs the
// journeys of one browser engine.
const args = process.argv.slice(2)
const wanted = args[0] === 'browsers' ? SUITES.slice(1) : args.length > 0 ? SUITES.slice(0, 1) : SUITES
const rest = args[0] === 'browsers' ? args.slice(1) : args

rmSync(RESULTS, { recursive: true, force: true })
mkdirSync(RESULTS, { recursive: true })
await buildWebClient()
const results: Results[] = []
for (const suite of wanted) results.push(await runSuite(suite))
reportAndExit(addUp(results))

async function runSuite({ name, config, reporter }: (typeof SUITES)[number]): Promise<Results> {
  const file = path.join(RESULTS, `${name}.json`)
  const reporters = [`--reporter=${reporter}`, '--reporter=json', `--outputFile.json=${file}`]
  const code = await runNode('node_modules/vitest/vitest.mjs', [
    'run',
    '--config',
    config,
    ...reporters,
    ...rest,
  ])
  return readResults(file, code)
}

/** Lists the skipped tests, and prints and saves the summary line that .ci/run repeats. */
function reportAndExit({ passed, failed, skipped }: Results): never {
  const refused = skipped.filter((name) => !maySkip(name))
  const allowed = skipped.filter(maySkip)
  for (const name of refused) console.log(`Skipped, which counts as failed here: ${name}`)
  for (const name of allowed.slice(0, MAX_NAMES)) console.log(`Skipped: ${name}`)
  if (allowed.length > 0) console.log(`${allowed.length} skipped`)
  const summary = `${passed} passed, ${failed + refused.length} failed`
  writeFileSync(path.join(RESULTS, 'summary.txt'), `${summary}\n`)
  console.log(summary)
  process.exit(failed + refused.length > 0 || passed === 0 ? 1 : 0)
}
