import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript'
import type { App } from '../../src/platform/http/server.ts'

export const TYPES_FILE = new URL('../../web/src/api/schema.d.ts', import.meta.url)

/** The TypeScript types of the API, generated from the server's OpenAPI document. */
export async function apiTypes(app: App): Promise<string> {
  const { body } = await app.inject('/openapi.json')
  const nodes = await openapiTS(JSON.parse(body) as OpenAPI3, { defaultNonNullable: false })
  return `// Generated from /openapi.json by \`npm run api-types\`.\n${astToString(nodes)}`
}
