import { EventEmitter } from 'node:events'
import type { PubSub } from './index.ts'

/** Carries messages inside this process, between all who share `hub`. */
export function openMemoryPubSub(hub = new EventEmitter()): PubSub {
  const listeners: ((message: string) => void)[] = []
  return {
    publish: (message) => void setImmediate(() => hub.emit('message', message)),
    subscribe(listener) {
      listeners.push(listener)
      hub.on('message', listener)
    },
    async close() {
      for (const listener of listeners) hub.off('message', listener)
    },
  }
}
