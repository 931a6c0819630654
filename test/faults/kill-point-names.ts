/** The steps of storing a picture, from its first byte to deleting the files of the picture that it replaces. */
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
