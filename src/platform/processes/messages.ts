import { type Static, Type } from 'typebox'

/** What a worker process may send. A message of any other shape means that the process cannot be trusted. */
export const WorkerMessage = Type.Union([
  Type.Object({ kind: Type.Literal('ready') }, { additionalProperties: false }),
  Type.Object(
    { kind: Type.Literal('progress'), task: Type.Integer(), share: Type.Number({ minimum: 0, maximum: 1 }) },
    { additionalProperties: false },
  ),
  Type.Object(
    { kind: Type.Literal('result'), task: Type.Integer(), result: Type.Unknown() },
    { additionalProperties: false },
  ),
  Type.Object(
    { kind: Type.Literal('failure'), task: Type.Integer(), message: Type.String({ maxLength: 2_000 }) },
    { additionalProperties: false },
  ),
])
export type WorkerMessage = Static<typeof WorkerMessage>

/** What the server sends. The process repeats the number of the task, so that no reply is taken for another task's. */
export type TaskMessage = { task: number; input: unknown }

/** The file descriptor of the channel in the worker process. */
export const CHANNEL_FD = 3
