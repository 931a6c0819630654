import { runNode } from './tools.ts'

const CHECKS: [string, string, string[]][] = [
  ['format and lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']],
  ['types', 'node_modules/typescript/bin/tsc', ['-p', '.']],
  [
    'boundaries',
    'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    ['--config', '.dependency-cruiser.json', 'src', 'test'],
  ],
  ['tests', 'test/run.ts', []],
]

// `npm run check`: everything that must hold before a commit. `npm run check -- quick` leaves the tests out.
const wanted = process.argv.includes('quick') ? CHECKS.filter(([name]) => name !== 'tests') : CHECKS
for (const [name, script, args] of wanted) {
  const code = await runNode(script, args)
  if (code !== 0) {
    console.error(`Failed: ${name}`)
    process.exit(code)
  }
}
