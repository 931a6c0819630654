import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../clock.ts'
import type { Db, Trx } from '../database/schema.ts'
import type { JobKind, JobPayloads } from './kinds.ts'
import { bury, type ClaimedJob, claimJob, giveBack, prolongLease, putBack, removeJob } from './queries.ts'
import type { JobQueue } from './queue.ts'

export type JobContext = {
  signal: AbortSignal
  /** Takes the job off the table together with what it did: one commit less, and never one without the other. */
  finishIn(trx: Trx): Promise<void>
}

type JobHandler<K extends JobKind> = {
  /** Does one job; throwing puts it back for a later try. It must stand being run twice. */
  run(payload: JobPayloads[K], context: JobContext): Promise<void>
  /** Tells whom it concerns that the job will not be tried again. */
  giveUp?(payload: JobPayloads[K]): Promise<void>
  /** After so many failures it is given up; absent: after 8, which is about two minutes. */
  maxFailures?: number
}
export type JobHandlers = { [K in JobKind]: JobHandler<K> }
export type WorkerServices = { db: Db; clock: Clock; log: FastifyBaseLogger; queue: JobQueue }

/** After a worker died its job waits this long for another one. */
const LEASE_MS = 15_000
const MAX_FAILURES = 8
/** A server may be killed often before its job is at fault. */
const MOST_ATTEMPTS = 50
const FIRST_BACKOFF_MS = 1_000
const LONGEST_BACKOFF_MS = 3_600_000

/** Waits 1 s, 2 s, 4 s … and at most an hour before the next try. */
export function backoff_ms(failures: number): number {
  return Math.min(FIRST_BACKOFF_MS * 2 ** (failures - 1), LONGEST_BACKOFF_MS)
}

/** Does the next due job, keeping its lease alive meanwhile; false when none is due. */
export async function workOnce(
  services: WorkerServices,
  handlers: JobHandlers,
  signal: AbortSignal,
): Promise<boolean> {
  const { db, clock, log } = services
  const job = await claimJob(db, clock.now(), LEASE_MS)
  if (!job) return false
  const lease = setInterval(() => {
    prolongLease(db, job, clock.now() + LEASE_MS).catch((error) =>
      log.error({ err: error }, 'a lease was not prolonged'),
    )
  }, LEASE_MS / 3)
  try {
    await attempt(services, handlers, job, signal)
  } finally {
    clearInterval(lease)
  }
  return true
}

/** Does every job that is due now, and those that these add; for tests and the command line. */
export async function runDueJobs(services: WorkerServices, handlers: JobHandlers): Promise<void> {
  const { signal } = new AbortController()
  while (await workOnce(services, handlers, signal)) {
    // Each turn does one job.
  }
}

async function attempt(
  services: WorkerServices,
  handlers: JobHandlers,
  job: ClaimedJob,
  signal: AbortSignal,
): Promise<void> {
  const { db, clock, log } = services
  const handler = handlers[job.kind as JobKind] as JobHandler<JobKind> | undefined
  const payload = JSON.parse(job.payload) as JobPayloads[JobKind]
  const giveUp = async (reason: string) => {
    log.error({ job: job.id, kind: job.kind, reason }, 'a job was given up')
    await handler?.giveUp?.(payload)
    await bury(db, job, reason)
  }
  // Every worker that took it died before it could say so; the next one would, too.
  if (job.attempts - job.failures > MOST_ATTEMPTS) return giveUp('each worker that took this job died')
  try {
    if (!handler) throw new Error(`no handler for jobs of kind ${job.kind}`)
    let isFinished = false
    const finishIn = async (trx: Trx) => {
      await removeJob(trx, job)
      isFinished = true
    }
    await handler.run(payload, { signal, finishIn })
    if (!isFinished) await removeJob(db, job)
  } catch (error) {
    if (signal.aborted) return giveBack(db, job, clock.now())
    const { message } = error as Error
    const failures = job.failures + 1
    log.warn({ err: error, job: job.id, kind: job.kind, failures }, 'a job failed')
    if (failures >= (handler?.maxFailures ?? MAX_FAILURES)) await giveUp(message)
    else await putBack(db, job, clock.now() + backoff_ms(failures), message)
  }
}
