import type { Problem } from '../../api/problem.ts'

const REASONS = {
  'must be a JPEG, PNG, WebP or AVIF picture': 'format',
  'is damaged and cannot be read': 'damaged',
  'has more than 40 million pixels': 'pixels',
  'needs more memory than a picture may': 'memory',
  'takes too long to be read': 'slow',
} as const

type Reason =
  | { reason: (typeof REASONS)[keyof typeof REASONS] | 'too_large' }
  | { reason: 'too_many'; count: number }
  | { reason: 'quota'; size: string }

/** Why the server refused an image; null for a reason without a text of our own. */
export function refusalReason({ status, message, fields }: Problem): Reason | null {
  const said = fields.image?.[0]
  if (said) {
    const reason = (REASONS as Partial<Record<string, (typeof REASONS)[keyof typeof REASONS]>>)[said]
    return reason ? { reason } : null
  }
  if (status === 413) return { reason: 'too_large' }
  const [, count] = /^A workout has at most (\d+) pictures\.$/.exec(message) ?? []
  if (count) return { reason: 'too_many', count: Number(count) }
  const [, size] = /^Your pictures would take up more than the (\S+ \w+) /.exec(message) ?? []
  return size ? { reason: 'quota', size } : null
}

/** Refused files grouped by reason, a line each: `a.jpg, b.jpg: …`. */
export function refusalLines(refused: readonly { name: string; why: string }[]): string {
  const lines = Map.groupBy(refused, ({ why }) => why)
  return [...lines].map(([why, files]) => `${files.map(({ name }) => name).join(', ')}: ${why}`).join('\n')
}
