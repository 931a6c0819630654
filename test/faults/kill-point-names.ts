/** What a picture goes through, from the first byte to the last file of the one that it replaced. */
export const KILL_POINTS = [
  'receiving',
  'before sync',
  'before rename',
  'after rename',
  'before the row',
  'after the row',
  'after the commit',
  'while files go',
] as const
export type KillPoint = (typeof KILL_POINTS)[number]
