/** Hears how much of a file is read, from 0 to 1. */
export type Report = (share: number) => void
