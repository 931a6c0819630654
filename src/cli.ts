import { run } from '@stricli/core'
import { application } from './cli/application.ts'

await run(application, process.argv.slice(2), { process, input: process.stdin })
