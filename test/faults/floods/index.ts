import type { Flood } from './flood.ts'
import { mails } from './mails.ts'
import { greedyPictures } from './pictures.ts'
import { quotas } from './quotas.ts'
import { gzipBombs, slowFiles, streams } from './recordings.ts'
import { search } from './search.ts'
import { signIns, wrongPasswords, wrongProofs } from './sign-ins.ts'
import { slowConnections } from './slow-connections.ts'
import { unknownPaths } from './unknown-paths.ts'

/** Every flood. The first sends nothing, so its figures are those of the machine without an attack. */
export const FLOODS: Flood[] = [
  { name: 'nothing', tries: 'nothing', run: (attack) => attack.untilOver() },
  gzipBombs,
  slowFiles,
  streams,
  search,
  unknownPaths,
  greedyPictures,
  quotas,
  mails,
  signIns,
  wrongPasswords,
  wrongProofs,
  slowConnections,
]
