declare module 'cli-progress' {
  export class SingleBar {
    constructor(options: { format?: string; hideCursor?: boolean; stream?: unknown })
    start(total: number, startValue: number): void
    increment(): void
    stop(): void
  }
}
