import type { Hiding } from '../cropping/index.ts'
import type { Sport } from '../sports/index.ts'

/** What the owner hides of new tracks. Sports without ends of their own have those of `''`. */
export type HiddenOfNew = Omit<Hiding, 'ends_m'> & { ends_m: { [sport in Sport]?: number } & { '': number } }

/** How much of the start and the end of a new track is hidden. */
export function endsOf({ ends_m }: HiddenOfNew, sport: Sport): number {
  return ends_m[sport] ?? ends_m['']
}
