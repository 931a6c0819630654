import { runNode } from './tools.ts'

const CHECKS: [name: string, script: string, args: string[]][] = [
  ['format and lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']],
  ['types', 'node_modules/typescript/bin/tsc', ['-p', '.']],
  [
    'types of the client',
    'node_modules/svelte-check/bin/svelte-check',
    ['--workspace', 'web', '--fail-on-warnings', '--output', 'human'],
  ],
  [
    'boundaries',
    'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    ['--config', '.dependency-cruiser.json', 'src', 'test', 'bench'],
  ],
  ['unused exports', 'node_modules/knip/bin/knip.js', []],
  ['commit subjects', 'test/commit-subjects.ts', []],
  ['configuration page', 'src/cli.ts', ['write-docs', '--check']],
  ['tests', 'test/run.ts', []],
]

// `npm run check`: every check that a commit must pass. `npm run check -- quick` leaves out the tests.
const wanted = process.argv.includes('quick') ? CHECKS.filter(([name]) => name !== 'tests') : CHECKS
for (const [name, script, args] of wanted) {
  const code = await runNode(script, args)
  if (code !== 0) {
    console.error(`Failed: ${name}`)
    process.exit(code)
  }
}
