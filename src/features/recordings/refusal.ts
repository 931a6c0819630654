export type RefusalReason =
  | 'empty'
  | 'unknown_format'
  | 'nested_archive'
  | 'not_an_activity'
  | 'no_workout'
  | 'no_time'
  | 'truncated'
  | 'damaged'
  | 'unsafe_xml'
  | 'malformed_xml'
  | 'too_large'
  | 'too_many_points'
  | 'took_too_long'

/** `cause` is the stack of an unexpected error: it goes to the log, never to the client. */
export type RefusedFile = { status: 'refused'; reason: RefusalReason; message: string; cause?: string }

/** Thrown while reading a file that cannot be imported; `parseFile` turns it into a `RefusedFile`. */
export class Refusal extends Error {
  readonly reason: RefusalReason

  constructor(reason: RefusalReason, message: string) {
    super(message)
    this.reason = reason
  }
}

export function refusedFile(reason: RefusalReason, message: string): RefusedFile {
  return { status: 'refused', reason, message }
}
