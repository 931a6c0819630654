// `node bin/launch.mjs SCRIPT [ARG …]`: runs a script of the project on the pinned Node.js.
import { launch } from './launcher.mjs'

const [script, ...args] = process.argv.slice(2)
await launch(script, args)
