import { run } from '@stricli/core'
import { application } from './cli/application.ts'

// No other user of this machine may read the files in the data folder.
process.umask(0o077)

await run(application, process.argv.slice(2), { process, input: process.stdin })
