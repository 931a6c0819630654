declare module '../../platform/events.ts' {
  interface Events {
    /** The likes or comments of the workout changed. */
    'social.changed': { workout_id: number }
  }
}

export {}
