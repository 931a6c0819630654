import { errorMessage } from '../../api/error-message.ts'
import type { Likes } from '../../api/types.ts'
import { toast } from '../../shell/toast.svelte.ts'

type Options = {
  /** What the server said last. */
  known: () => Likes
  /** Likes, or takes the like back. */
  send: (isLiked: boolean) => Promise<Likes>
  changed: (likes: Likes) => void
}

/**
 * A like that is shown before the server has answered, and taken back with a message when the server refuses it. A
 * change of mind during a request is sent after it, so that the last click counts.
 */
export function createLike({ known, send, changed }: Options) {
  let wanted = $state<boolean | null>(null)
  /** The last answer of the server, shown while a request is under way: an event may count this like already. */
  let answered = $state.raw<Likes | null>(null)
  let isSending = false

  function shown(): Likes {
    const { likes_count, has_liked } = answered ?? known()
    if (wanted === null || wanted === has_liked) return { likes_count, has_liked }
    return { likes_count: Math.max(0, likes_count + (wanted ? 1 : -1)), has_liked: wanted }
  }

  async function sendUntilSettled(): Promise<void> {
    for (let sent: boolean | null = null; wanted !== null && wanted !== sent; ) {
      sent = wanted
      answered = await send(sent)
      changed(answered)
    }
  }

  return {
    get shown() {
      return shown()
    },
    async toggle(): Promise<void> {
      wanted = !shown().has_liked
      if (isSending) return
      isSending = true
      answered = known()
      try {
        await sendUntilSettled()
      } catch (cause) {
        toast(errorMessage(cause))
      } finally {
        isSending = false
        wanted = null
        answered = null
      }
    },
  }
}
