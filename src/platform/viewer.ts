/** Who reads: an account, or `NOBODY`. */
export type Viewer = { readonly account_id: number }

/** A reader who is not signed in. No account has this id, so nobody has blocked it and it follows nobody. */
export const NOBODY: Viewer = Object.freeze({ account_id: 0 })
