import { type Match, ROUTES } from './routes.ts'

const patterns = Object.entries(ROUTES).map(([name, path]) => {
  const pattern = path.replace(':id', '(?<id>\\d{1,15})').replace(':username', '(?<username>[\\w.-]{1,60})')
  return [name, new RegExp(`^${pattern}/?$`)] as const
})

export function matchPath(path: string): Match {
  for (const [name, pattern] of patterns) {
    const found = pattern.exec(path)
    if (!found) continue
    const { id, username } = found.groups ?? {}
    // The types of the parameters follow from the same path, which a pattern cannot tell TypeScript.
    return { name, params: { ...(id && { id: Number(id) }), ...(username && { username }) } } as Match
  }
  return { name: 'not_found', params: {} }
}

/** The address to open after sign-in. Only a path of this site, never another host (`//evil.example`). */
export function returnPath(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '/'
  // Browsers ignore tabs and line breaks in addresses, and treat a backslash like a slash.
  const isPath = /^\/(?![/\\])/.test(next) && !/[\p{Cc}\\]/u.test(next)
  return isPath ? next : '/'
}

/** Reads the secret of a mailed link: `#token=…&uid=…`. */
export function linkSecret(hash: string): { token: string; uid: string } {
  const values = new URLSearchParams(hash.replace(/^#/, ''))
  return { token: values.get('token') ?? '', uid: values.get('uid') ?? '' }
}
