import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildApp } from '../../src/app.ts'
import { readConfig } from '../../src/platform/config.ts'
import { closeServices, openServices } from '../../src/services.ts'
import { apiTypes, TYPES_FILE } from './types.ts'

// `npm run api-types`: writes the API types of the web client after a route has changed.
const folder = mkdtempSync(path.join(tmpdir(), 'fittrack-types-'))
const services = await openServices(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' }))
const app = await buildApp(services)
writeFileSync(TYPES_FILE, await apiTypes(app))
await app.close()
await closeServices(services)
rmSync(folder, { recursive: true })
