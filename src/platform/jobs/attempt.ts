import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../clock.ts'
import type { Db, Trx } from '../database/schema.ts'
import { type ClaimedJob, type ClaimOptions, claimJob } from './claim.ts'
import type { JobKind, JobPayloads } from './kinds.ts'
import { firstTurn, LANES, type Turn } from './lanes.ts'
import { markDead, prolongLease, queueDueJobs, releaseJob, removeJob, retryLater } from './queries.ts'
import type { JobQueue } from './queue.ts'

export type JobContext = {
  signal: AbortSignal
  /** Removes the job in the transaction that writes its result, so that both become durable with one commit. */
  finishIn(trx: Trx): Promise<void>
}

type JobHandler<K extends JobKind> = {
  /** Runs one job. An error schedules a retry. A job may run twice, so the handler must be idempotent. */
  run(payload: JobPayloads[K], context: JobContext): Promise<void>
  /** Called when the job will not be retried. */
  giveUp?(payload: JobPayloads[K]): Promise<void>
  /** The job is given up after this many failures. Default: 8, about two minutes. */
  maxFailures?: number
}
export type JobHandlers = { [K in JobKind]: JobHandler<K> }
export type WorkerServices = { db: Db; clock: Clock; log: FastifyBaseLogger; queue: JobQueue }

/** When its worker has died, a job can be claimed again after this time. */
const LEASE_MS = 15_000
const MAX_FAILURES = 8
/** High, because deploys and crashes may end a job's workers often although the job is not to blame. */
const MAX_DEATHS = 50
const FIRST_BACKOFF_MS = 1_000
const MAX_BACKOFF_MS = 3_600_000

/** The pause before the next attempt: 1 s, 2 s, 4 s …, at most an hour. */
export function backoff_ms(failures: number): number {
  return Math.min(FIRST_BACKOFF_MS * 2 ** (failures - 1), MAX_BACKOFF_MS)
}

/** Claims and runs the lane's next queued job. Returns false when there is none. */
export async function runNextJob(
  services: WorkerServices,
  handlers: JobHandlers,
  turn: Turn,
  signal: AbortSignal,
): Promise<boolean> {
  const job = await takeJob(services, turn, signal)
  if (job) await runJob(services, handlers, job, signal)
  return job !== undefined
}

/** Claims the lane's next queued job; undefined when there is none. */
export async function takeJob(
  { db, clock }: WorkerServices,
  turn: Turn,
  signal: AbortSignal,
  options?: ClaimOptions,
): Promise<ClaimedJob | undefined> {
  const job = await claimJob(db, turn, clock.now() + LEASE_MS, options)
  // The worker was stopped during the claim.
  if (!job || !signal.aborted) return job
  await releaseJob(db, job, clock.now())
  return undefined
}

/** Runs a claimed job and prolongs its lease meanwhile. */
export async function runJob(
  services: WorkerServices,
  handlers: JobHandlers,
  job: ClaimedJob,
  signal: AbortSignal,
): Promise<void> {
  const { db, clock, log } = services
  const lease = setInterval(() => {
    prolongLease(db, job, clock.now() + LEASE_MS).catch((error) =>
      log.error({ err: error }, 'a job lease could not be prolonged'),
    )
  }, LEASE_MS / 3)
  try {
    await attempt(services, handlers, job, signal)
  } finally {
    clearInterval(lease)
  }
}

/** Runs every due job, and the due jobs that those add. For tests and the command line. */
export async function runDueJobs(services: WorkerServices, handlers: JobHandlers): Promise<void> {
  const { signal } = new AbortController()
  const turns = LANES.map(firstTurn)
  let ran: boolean
  do {
    ran = (await queueDueJobs(services.db, services.clock.now())).size > 0
    for (const turn of turns) while (await runNextJob(services, handlers, turn, signal)) ran = true
  } while (ran)
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
    await markDead(db, job, reason)
  }
  // Each of these workers died without reporting a failure, so the next one would probably die, too.
  const deaths = job.attempts - job.failures - 1
  if (deaths >= MAX_DEATHS) return giveUp('each worker that took this job died')
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
    if (signal.aborted) return releaseJob(db, job, clock.now())
    const { message } = error as Error
    const failures = job.failures + 1
    log.warn({ err: error, job: job.id, kind: job.kind, failures }, 'a job failed')
    if (failures >= (handler?.maxFailures ?? MAX_FAILURES)) await giveUp(message)
    else await retryLater(db, job, clock.now() + backoff_ms(failures), message)
  }
}
