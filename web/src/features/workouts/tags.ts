export const MOST_TAGS = 10

/** A tag as the server keeps it: lower case, single spaces, nothing that could not be searched for. */
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

/** The tags with those of a text behind them, each once; a comma parts two. */
export function withTags(tags: readonly string[], text: string): string[] {
  return [...new Set([...tags, ...text.split(',').map(tidyTag)])].filter(Boolean).slice(0, MOST_TAGS)
}

/** The tags of some workouts, the frequent ones first. */
export function tagsAmong(workouts: readonly { tags: readonly string[] }[]): string[] {
  const counts = new Map<string, number>()
  for (const tag of workouts.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts].sort(([a, n], [b, m]) => m - n || a.localeCompare(b)).map(([tag]) => tag)
}
