import createClient from 'openapi-fetch'
import { authorisedFetch } from './access-token.ts'
import type { paths } from './schema.d.ts'

/** The typed client of FitTrack's API. Wrap a call in `unwrap` to get its data or a `Problem`. */
export const api = createClient<paths>({ baseUrl: '/', fetch: authorisedFetch })

api.use({
  onRequest({ request }) {
    request.headers.set('accept-language', document.documentElement.lang)
    return request
  },
})
