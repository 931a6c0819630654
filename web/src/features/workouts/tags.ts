export const MAX_TAGS = 10

/** Normalises a tag like the server: lower case, single spaces, no characters that search cannot handle. */
function tidyTag(text: string): string {
  return text
    .replace(/["\\\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^#+/, '')
    .toLowerCase()
    .slice(0, 40)
    .trim()
}

/** Adds the comma-separated tags of a text, without duplicates. */
export function addTags(tags: readonly string[], text: string): string[] {
  return [...new Set([...tags, ...text.split(',').map(tidyTag)])].filter(Boolean).slice(0, MAX_TAGS)
}

/** The tags of some workouts, the most frequent first. */
export function tagsByFrequency(workouts: readonly { tags: readonly string[] }[]): string[] {
  const counts = new Map<string, number>()
  for (const tag of workouts.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts].sort(([a, n], [b, m]) => m - n || a.localeCompare(b)).map(([tag]) => tag)
}
