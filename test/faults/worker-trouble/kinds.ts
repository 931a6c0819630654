/** The processes that get into trouble, named by their scripts. */
export const WORKERS = ['parse-worker', 'image-worker', 'track-worker'] as const
export type WorkerName = (typeof WORKERS)[number]

/** What a process does once, in the middle of an ordinary task. The task must succeed all the same. */
const MISBEHAVIOURS = [
  'exits',
  'crashes',
  'closes the channel',
  'sends rubbish',
  'sends broken JSON',
  'sends half a frame and exits',
  'announces a huge frame',
  'sends a wrong shape',
  'answers another task',
  'answers twice',
  'reports without end',
  'speaks when idle',
  'floods the error output',
] as const

/** What the test does to a process from outside. */
const SIGNALS = ['is killed', 'is stopped for a moment', 'gets little time', 'is stopped for good'] as const

/** What a process does before it can take a task. */
const STARTS = ['exits while it starts', 'sends rubbish while it starts'] as const

/** What each process does that reads a hostile file, and the reason for which the file must be refused. */
export const HOSTILE_FILES = {
  'reads a file that makes it exit': 'damaged',
  'reads a file that makes it crash': 'damaged',
  'reads a file that makes it send rubbish': 'damaged',
  'reads a file that makes it announce a huge frame': 'damaged',
  'reads a file that fills its heap': 'memory',
  'reads a file that fills its memory': 'memory',
  'reads a file that takes for ever': 'time',
} as const

export type HostileKind = keyof typeof HOSTILE_FILES
export type OrderedKind = (typeof MISBEHAVIOURS | typeof SIGNALS | typeof STARTS)[number]
export type Kind = OrderedKind | HostileKind

export const isHostile = (kind: Kind): kind is HostileKind => kind in HOSTILE_FILES
export const isStart = (kind: Kind) => (STARTS as readonly Kind[]).includes(kind)
/** These do not end the process. */
export const isHarmless = (kind: Kind) =>
  (['is stopped for a moment', 'gets little time', 'floods the error output'] as Kind[]).includes(kind)
/** These keep a process busy until a limit of many seconds. */
export const isLong = (kind: Kind) =>
  (['is stopped for good', 'reads a file that takes for ever'] as Kind[]).includes(kind)

const ORDERED: Kind[] = [...MISBEHAVIOURS, ...SIGNALS, ...STARTS]

/** Nobody can send a track to the process that reads tracks, because the server has encoded it. */
export const KINDS: Record<WorkerName, Kind[]> = {
  'parse-worker': [...ORDERED, ...(Object.keys(HOSTILE_FILES) as HostileKind[])],
  'image-worker': [...ORDERED, ...(Object.keys(HOSTILE_FILES) as HostileKind[])],
  'track-worker': ORDERED,
}
