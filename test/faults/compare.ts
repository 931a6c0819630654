/** Records a fault when a stored value (`counted`) differs from its recount. */
export type Compare = (what: string, counted: unknown, recounted: unknown) => void
