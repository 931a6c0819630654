import { type Match, PARAMETERS, ROUTES } from './routes.ts'

const patterns = Object.entries(ROUTES).map(([name, path]) => {
  const pattern = path.replace(
    /:(\w+)/g,
    (_, parameter: string) => `(?<${parameter}>${PARAMETERS[parameter as Parameter].pattern})`,
  )
  return [name, new RegExp(`^${pattern}/?$`)] as const
})

type Parameter = keyof typeof PARAMETERS

/** The page at an address, with the values of its parameters; `not_found` when there is none. */
export function matchPath(path: string): Match {
  for (const [name, pattern] of patterns) {
    const found = pattern.exec(path)
    if (!found) continue
    const params = Object.entries(found.groups ?? {}).map(([parameter, text]) => [
      parameter,
      PARAMETERS[parameter as Parameter].read(text),
    ])
    // TypeScript cannot infer parameters from a regular expression. `RouteParams` derives the same ones from the path.
    return { name, params: Object.fromEntries(params) } as Match
  }
  return { name: 'not_found', params: {} }
}

/** The address of the sign-in page, which opens `next` after sign-in. */
export function signInPath(next: string): string {
  return next === '/' ? '/login' : `/login?next=${encodeURIComponent(next)}`
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
