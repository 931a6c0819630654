import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeApi } from '../../../test/fake-api.ts'
import { sendImage } from './send-image.ts'
import { shrinkImage } from './shrink-image.ts'

const put = 'PUT /api/profiles/me/image/'
const MB = 1_000_000
/** What the canvas was asked to do, in order. */
let steps: unknown[] = []
const small = new Blob(['small'], { type: 'image/jpeg' })

/** The size of a photo. `turned`: its pixels are stored sideways, and its EXIF orientation says so. */
type Photo = { width: number; height: number; turned?: boolean }

/** Gives the browser a decoder that returns a photo of this size, and a canvas that encodes it as `made`. */
function fakeDecoder({ width, height, turned = false }: Photo, made: Blob | null = small) {
  vi.stubGlobal('createImageBitmap', async (_: Blob, options?: ImageBitmapOptions) => {
    const upright =
      !turned || options?.imageOrientation === 'none' ? { width, height } : { width: height, height: width }
    return { ...upright, close: () => steps.push('close') }
  })
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation(function (
    this: HTMLCanvasElement,
    take: BlobCallback,
    ...format: unknown[]
  ) {
    steps.push([this.width, this.height, ...format])
    take(made)
  })
  const context = {
    fillStyle: 'black',
    fillRect: (...place: number[]) => steps.push(['fill', context.fillStyle, ...place]),
    drawImage: (_: unknown, ...place: number[]) => steps.push(['draw', ...place]),
  }
  return vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never)
}

/** A file of a few bytes that reports this size. */
function photo(size_bytes: number): File {
  const file = new File(['large'], 'lake.jpg', { type: 'image/jpeg' })
  return Object.defineProperty(file, 'size', { value: size_bytes })
}

beforeEach(() => {
  steps = []
})

describe('a photo of 8 MB or more', () => {
  test.each([
    ['wide', { width: 6000, height: 4000 }, [2560, 1707]],
    ['high', { width: 3000, height: 6000 }, [1280, 2560]],
    ['stored on its side', { width: 6000, height: 4000, turned: true }, [1707, 2560]],
    ['no larger than 2560 px', { width: 2000, height: 1500 }, [2000, 1500]],
  ])(
    'that is %s becomes a JPEG of at most 2560 px on white, upright and not enlarged',
    async (_, size, [width, height]) => {
      fakeDecoder(size)
      expect(await shrinkImage(photo(8 * MB))).toBe(small)
      expect(steps).toEqual([
        ['fill', 'white', 0, 0, width, height],
        ['draw', 0, 0, width, height],
        [width, height, 'image/jpeg', 0.9],
        'close',
      ])
    },
  )

  test('is scaled down before it is sent, and keeps its name', async () => {
    fakeDecoder({ width: 6000, height: 4000 })
    // Records the name of the file here, because happy-dom drops it from the request.
    const append = vi.spyOn(FormData.prototype, 'append')
    const api = fakeApi({ [put]: { image: '/api/images/a/' } })
    await sendImage('PUT', '/api/profiles/me/image/', photo(8 * MB))
    expect(append.mock.calls[0]).toEqual(['image', small, 'lake.jpg'])
    const sent = ((await api.lastBody(put)) as FormData).get('image') as File
    expect(await sent.text()).toBe('small')
  })

  test('is sent unchanged when the browser cannot decode it', async () => {
    vi.stubGlobal('createImageBitmap', () => Promise.reject(new DOMException('', 'InvalidStateError')))
    const file = photo(8 * MB)
    expect(await shrinkImage(file)).toBe(file)
  })

  test('is sent unchanged when the browser lacks the memory for a canvas', async () => {
    fakeDecoder({ width: 6000, height: 4000 }).mockReturnValue(null)
    const file = photo(8 * MB)
    expect(await shrinkImage(file)).toBe(file)
    expect(steps).toEqual(['close'])
  })

  test('is sent unchanged when the browser cannot encode it as a JPEG', async () => {
    fakeDecoder({ width: 6000, height: 4000 }, null)
    const file = photo(8 * MB)
    expect(await shrinkImage(file)).toBe(file)
  })
})

test('a photo below 8 MB is sent unchanged and is not decoded', async () => {
  const decode = vi.fn()
  vi.stubGlobal('createImageBitmap', decode)
  const file = photo(8 * MB - 1)
  expect(await shrinkImage(file)).toBe(file)
  expect(decode).not.toHaveBeenCalled()
})
