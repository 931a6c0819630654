import { run } from '@stricli/core'
import { application } from './cli/application.ts'

// What people keep in the data folder is for nobody else on this machine to read.
process.umask(0o077)

await run(application, process.argv.slice(2), { process, input: process.stdin })
