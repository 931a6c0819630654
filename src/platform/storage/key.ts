const KEY = /^[a-z0-9]+(?:[/_.-][a-z0-9]+)*$/

/** Throws for a key that could leave the folder or is not a valid file name on every system. */
export function assertKey(key: string): void {
  if (!KEY.test(key)) throw new Error(`not a storage key: ${key}`)
}
