const KEY = /^[a-z0-9]+(?:[/_.-][a-z0-9]+)*$/

/** Throws for what could lead out of the folder, or could not be a file everywhere. */
export function assertKey(key: string): void {
  if (!KEY.test(key)) throw new Error(`not a storage key: ${key}`)
}
