import type { ErrorReason, Problem } from '../../api/problem.ts'

const IMAGE_REASONS = {
  unknown_image_format: 'format',
  damaged_image: 'damaged',
  too_many_pixels: 'pixels',
  image_needs_memory: 'memory',
  image_takes_long: 'slow',
} as const satisfies Partial<Record<ErrorReason['code'], string>>

type Reason =
  | { reason: (typeof IMAGE_REASONS)[keyof typeof IMAGE_REASONS] | 'too_large' }
  | { reason: 'too_many'; count: number }
  | { reason: 'quota'; size: string }

/** Why the server refused an image; null for a reason for which the client has no text. */
export function refusalReason({ status, details, requestReason }: Problem): Reason | null {
  const code = details.image?.[0]?.code
  if (code && code in IMAGE_REASONS) return { reason: IMAGE_REASONS[code as keyof typeof IMAGE_REASONS] }
  if (status === 413) return { reason: 'too_large' }
  if (requestReason?.code === 'image_limit')
    return { reason: 'too_many', count: Number(requestReason.maximum) }
  if (requestReason?.code === 'quota_exceeded') return { reason: 'quota', size: `${requestReason.limit} MB` }
  return null
}

/** Refused files grouped by reason, a line each: `a.jpg, b.jpg: …`. */
export function refusalLines(refused: readonly { name: string; why: string }[]): string {
  const lines = Map.groupBy(refused, ({ why }) => why)
  return [...lines].map(([why, files]) => `${files.map(({ name }) => name).join(', ')}: ${why}`).join('\n')
}
