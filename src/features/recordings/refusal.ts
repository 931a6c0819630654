import type { PlainRefusalCode, RefusalReason } from './reasons.ts'

/** `cause` is the stack of an unexpected error: it goes to the log, never to the client. */
export type RefusedFile = { status: 'refused'; reason: RefusalReason; cause?: string }

/** Thrown while reading a file that cannot be imported; `parseFile` turns it into a `RefusedFile`. */
export class Refusal extends Error {
  readonly reason: RefusalReason

  constructor(why: PlainRefusalCode | RefusalReason) {
    const reason = asReason(why)
    super(reason.code)
    this.reason = reason
  }
}

export function refusedFile(why: PlainRefusalCode | RefusalReason): RefusedFile {
  return { status: 'refused', reason: asReason(why) }
}

function asReason(why: PlainRefusalCode | RefusalReason): RefusalReason {
  return typeof why === 'string' ? { code: why } : why
}
