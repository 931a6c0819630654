/** Notes a fault when a stored value differs from its recount. */
export type Compare = (what: string, counted: unknown, recounted: unknown) => void
