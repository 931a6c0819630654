import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The slowest test files, the slowest first. They mostly wait, for other processes and for timeouts. */
const SLOW_FILES = [
  'test/clone.test.ts',
  'test/faults/kill-images.test.ts',
  'test/faults/kill-writes.test.ts',
  'test/faults/worker-trouble.test.ts',
  'test/faults/abuse.test.ts',
  'test/faults/slow-connections.test.ts',
  'test/faults/storage-away.test.ts',
  'test/faults/start.test.ts',
  'test/faults/two-processes.test.ts',
  'test/faults/drift.test.ts',
  'test/faults/drain.test.ts',
  'test/privacy/attack.test.ts',
  'test/authorisation/routes.test.ts',
  'src/cli/seed-demo.test.ts',
  'src/features/auth/sessions/refresh.test.ts',
]

/** Starts slow files first. Vitest alone may start one last, and the run would then wait for this file only. */
export default class SlowFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => rankOf(a) - rankOf(b))
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const index = SLOW_FILES.findIndex((file) => moduleId.endsWith(file))
  return index === -1 ? SLOW_FILES.length : index
}
