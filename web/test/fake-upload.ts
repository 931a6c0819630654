import { vi } from 'vitest'

type Answer = { status: number; body: unknown }

/** Replaces XMLHttpRequest, with which the client uploads files. Each upload waits until the test answers it. */
export function fakeUpload() {
  const sent: FakeUpload[] = []

  class FakeUpload {
    status = 0
    response: unknown = null
    upload: { onprogress?: (event: { lengthComputable: boolean; loaded: number; total: number }) => void } =
      {}
    onload = () => {}
    onerror = () => {}
    onabort = () => {}
    open() {}
    setRequestHeader() {}
    getResponseHeader() {
      return null
    }
    abort() {
      this.onabort()
    }
    send() {
      sent.push(this)
    }
  }

  vi.stubGlobal('XMLHttpRequest', FakeUpload)
  return {
    count: () => sent.length,
    progress(loaded: number, total: number) {
      sent.at(-1)?.upload.onprogress?.({ lengthComputable: true, loaded, total })
    },
    answer({ status, body }: Answer) {
      const upload = sent.at(-1)
      if (!upload) throw new Error('No file was sent.')
      Object.assign(upload, { status, response: body })
      upload.onload()
    },
    fail: () => sent.at(-1)?.onerror(),
  }
}
