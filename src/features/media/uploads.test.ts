import { connect } from 'node:net'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, multipart, type Person, type TestApp } from '../../../test/support/app.ts'
import { eventually } from '../../../test/support/eventually.ts'
import {
  jpegWithHiddenData,
  noise,
  plain,
  quarters,
  SECRET,
  webpChunks,
  withMetadata,
} from '../../../test/support/pictures.ts'
import { keysIn } from '../../../test/support/storages.ts'

const SIZES = [96, 320, 1280]

describe('an uploaded picture', () => {
  let test: TestApp
  let ana: Person

  beforeAll(async () => {
    test = await buildTestApp('SQLite')
    ana = await test.register('ana')
  })
  afterAll(() => test?.close())

  const send = async (content: Uint8Array, name = 'photo.jpg', field = 'image') => {
    const form = multipart(name, content, field)
    const headers = { ...ana.headers, ...form.headers }
    return test.request({ method: 'PUT', url: '/api/profiles/me/image/', ...form, headers })
  }
  const load = async (address: string, size: number) => {
    const answer = await test.app.inject({ url: `${address}?size=${size}`, headers: ana.headers })
    expect(answer.statusCode).toBe(200)
    return answer.rawPayload
  }
  const sent = async (content: Uint8Array) => {
    const { status, body } = await send(content)
    expect(body).toEqual({ image: expect.stringMatching(/^\/api\/images\/[0-9a-f]{32}\/$/) })
    expect(status).toBe(200)
    return body.image as string
  }
  const sidesOf = async (file: Buffer) => {
    const { width, height } = await sharp(file).metadata()
    return [width, height]
  }
  const refusalOf = async (content: Uint8Array, name?: string) => {
    const before = await keysIn(test, 'images')
    const { status, body } = await send(content, name)
    expect(await keysIn(test, 'images')).toEqual(before)
    return [status, body.errors?.image?.[0] ?? body.message]
  }

  describe('in three sizes', () => {
    it('is stored with at most 96, 320 and 1280 pixels', async () => {
      const address = await sent(await noise(1, { width: 2000, height: 1000 }).jpeg().toBuffer())
      const sides = await Promise.all(SIZES.map(async (size) => sidesOf(await load(address, size))))
      expect(sides).toEqual([
        [96, 48],
        [320, 160],
        [1280, 640],
      ])
    })

    it('is never stored larger than the original', async () => {
      const address = await sent(await plain({ width: 50, height: 200 }).png().toBuffer())
      const sides = await Promise.all(SIZES.map(async (size) => sidesOf(await load(address, size))))
      expect(sides).toEqual([
        [24, 96],
        [50, 200],
        [50, 200],
      ])
    })
  })

  describe('with metadata', () => {
    const kinds: [string, () => Promise<Buffer>][] = [
      ['JPEG', () => withMetadata(plain()).jpeg().toBuffer()],
      ['JPEG with IPTC, a comment and HTML after its end', jpegWithHiddenData],
      ['PNG', () => withMetadata(plain()).png().toBuffer()],
      ['WebP', () => withMetadata(plain()).webp().toBuffer()],
      ['AVIF', () => withMetadata(plain()).avif({ effort: 0 }).toBuffer()],
    ]
    it.each(kinds)('is stored without the metadata of the %s', async (_, make) => {
      const given = await make()
      const { exif } = await sharp(given).metadata()
      expect(exif?.includes(SECRET)).toBe(true)
      const address = await sent(given)
      const name = address.split('/')[3] ?? ''
      const files = await Promise.all(SIZES.map((size) => load(address, size)))
      const keys = (await keysIn(test, 'images')).filter((key) => key.includes(name))
      for await (const stored of keys.map((key) => test.services.storage.read(key)))
        files.push(Buffer.concat(await Array.fromAsync(stored)))
      expect(files).toHaveLength(6)
      for (const file of files) {
        expect(file.toString('latin1')).not.toMatch(
          new RegExp(`${SECRET}|exif|xmp|gps|iptc|photoshop|script`, 'i'),
        )
        expect(webpChunks(file).filter((chunk) => !/^(VP8[ LX]|ALPH)$/.test(chunk))).toEqual([])
        const { exif, xmp, iptc, icc, orientation } = await sharp(file).metadata()
        expect({ exif, xmp, iptc, icc, orientation }).toEqual({})
      }
    })
  })

  const orientations: [number, string][] = [
    [1, 'red green blue white'],
    [2, 'green red white blue'],
    [3, 'white blue green red'],
    [4, 'blue white red green'],
    [5, 'red blue green white'],
    [6, 'blue red white green'],
    [7, 'white green blue red'],
    [8, 'green white red blue'],
  ]
  it.each(orientations)('is stored upright for EXIF orientation %i: %s', async (orientation, expected) => {
    const file = await load(await sent(await quarters(orientation)), 1280)
    const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    expect(info.width > info.height).toBe(orientation <= 4)
    const places = [
      [0.25, 0.25],
      [0.75, 0.25],
      [0.25, 0.75],
      [0.75, 0.75],
    ] as const
    const colours = places.map(([x, y]) => {
      const at = 3 * (Math.floor(y * info.height) * info.width + Math.floor(x * info.width))
      const [r = 0, g = 0, b = 0] = data.subarray(at, at + 3)
      return r > 150 && g > 150 && b > 150 ? 'white' : r > 150 ? 'red' : g > 150 ? 'green' : 'blue'
    })
    expect(colours.join(' ')).toBe(expected)
  })

  describe('in colour', () => {
    const kinds: [string, () => Promise<Buffer>][] = [
      [
        'from a wide-gamut colour space',
        () => plain().withIccProfile('p3').jpeg({ quality: 100 }).toBuffer(),
      ],
      ['from CMYK', () => plain().withIccProfile('cmyk').jpeg({ quality: 100 }).toBuffer()],
      ['from 16 bits', () => plain().toColourspace('rgb16').png().toBuffer()],
    ]
    it.each(kinds)('keeps its colours when it is converted %s', async (_, make) => {
      const file = await load(await sent(await make()), 96)
      const [r = 0, g = 0, b = 0] = await sharp(file).removeAlpha().raw().toBuffer()
      for (const [is, was] of [
        [r, 0xc8],
        [g, 0x64],
        [b, 0x32],
      ] as const)
        expect(Math.abs(is - was)).toBeLessThan(32)
    })

    it('keeps greyscale and transparency', async () => {
      const grey = await load(
        await sent(await plain().greyscale().toColourspace('b-w').jpeg().toBuffer()),
        96,
      )
      const [r = 0, g = 0, b = 0] = await sharp(grey).removeAlpha().toColourspace('srgb').raw().toBuffer()
      expect(Math.max(r, g, b) - Math.min(r, g, b)).toBeLessThan(4)
      const glass = await plain().ensureAlpha(0.5).png().toBuffer()
      expect((await sharp(await load(await sent(glass), 96)).metadata()).hasAlpha).toBe(true)
    })
  })

  it('keeps the first frame of an animation', async () => {
    const frames = Buffer.alloc(2 * 20 * 20 * 3, 0)
    frames.fill(255, 0, frames.length / 2)
    const film = await sharp(frames, { raw: { width: 20, height: 40, channels: 3, pageHeight: 20 } })
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer()
    expect((await sharp(film).metadata()).pages).toBe(2)
    const file = await load(await sent(film), 96)
    expect(await sidesOf(file)).toEqual([20, 20])
    expect((await sharp(file).removeAlpha().raw().toBuffer())[0]).toBeGreaterThan(250)
    expect(webpChunks(file)).not.toContain('ANIM')
  })

  describe('with a fault', () => {
    const ftyp = (brand: string, ...more: string[]) => {
      const head = Buffer.from(`0000ftyp${brand}0000${more.join('')}`, 'latin1')
      head.writeUInt32BE(head.length)
      return Buffer.concat([head, Buffer.alloc(200)])
    }
    const otherTypes: [string, Buffer][] = [
      ['an empty file', Buffer.alloc(0)],
      ['text', Buffer.from('this is no picture')],
      ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>')],
      ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
      [
        'SVG after an XML declaration',
        Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
      ],
      ['GIF', Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')],
      ['TIFF', Buffer.from('49492a0008000000', 'hex')],
      ['BMP', Buffer.from(`BM${'\0'.repeat(60)}`)],
      ['PDF', Buffer.from('%PDF-1.7\n')],
      ['ZIP', Buffer.from('504b0304', 'hex')],
      ['WAV', Buffer.from('RIFF\x10\0\0\0WAVEfmt ')],
      ['HEIC', ftyp('heic', 'mif1', 'heic')],
      ['MP4', ftyp('isom', 'isom', 'mp42')],
      ['JPEG 2000', Buffer.from('0000000c6a5020200d0a870a', 'hex')],
      ['HTML before a JPEG', Buffer.concat([Buffer.from('<html>'), Buffer.from('ffd8ffe0', 'hex')])],
    ]
    it.each(otherTypes)(
      'is refused without leaving a file when it is another type: %s',
      async (_, content) => {
        for (const name of ['photo.jpg', 'photo.svg', '../../x.png'])
          expect(await refusalOf(content, name)).toEqual([400, 'must be a JPEG, PNG, WebP or AVIF picture'])
      },
    )

    const beginnings: [string, string][] = [
      ['JPEG', 'ffd8ffe000104a46494600010100000100010000'],
      ['PNG', '89504e470d0a1a0a0000000d49484452'],
      ['WebP', '524946461000000057454250565038200000'],
      ['AVIF', '0000001c667479706176696600000000617669666d696631'],
    ]
    it.each(beginnings)('is refused without leaving a file when only its start is a %s', async (_, head) => {
      const content = Buffer.concat([
        Buffer.from(head, 'hex'),
        Buffer.from('<svg><script/></svg>'.repeat(50)),
      ])
      expect(await refusalOf(content)).toEqual([400, 'is damaged and cannot be read'])
    })

    const whole: [string, () => Promise<Buffer>][] = [
      ['JPEG', () => noise(2).jpeg().toBuffer()],
      ['progressive JPEG', () => noise(2).jpeg({ progressive: true }).toBuffer()],
      ['PNG', () => noise(2).png().toBuffer()],
      ['WebP', () => noise(2).webp({ effort: 0 }).toBuffer()],
      ['AVIF', () => noise(2, { width: 200, height: 200 }).avif({ effort: 0 }).toBuffer()],
    ]
    it.each(whole)('is refused without leaving a file when its end is missing: %s', async (_, make) => {
      const content = await make()
      for (const share of [0.2, 0.6, 0.95])
        expect(await refusalOf(content.subarray(0, share * content.length)), String(share)).toEqual([
          400,
          'is damaged and cannot be read',
        ])
    })

    const huge = { width: 8_000, height: 5_001 }
    const bombs: [string, () => Promise<Buffer>][] = [
      ['PNG', () => plain(huge).png().toBuffer()],
      ['JPEG', () => plain(huge).jpeg().toBuffer()],
      ['WebP', () => plain(huge).webp({ lossless: true, effort: 0 }).toBuffer()],
      ['AVIF', () => plain(huge).avif({ effort: 0 }).toBuffer()],
      ['JPEG with a forged size', async () => claiming(await plain().jpeg().toBuffer(), 65_000, 65_000)],
    ]
    it.each(bombs)(
      'is refused without leaving a file when a small file holds too many pixels: %s',
      async (_, make) => {
        const content = await make()
        expect(content.length).toBeLessThan(1_000_000)
        expect(await refusalOf(content)).toEqual([400, 'has more than 40 million pixels'])
      },
    )

    it('is refused without leaving a file when it is larger than 10 MB', async () => {
      const large = Buffer.concat([await plain().jpeg().toBuffer(), Buffer.alloc(10_000_000)])
      expect(await refusalOf(large)).toEqual([413, 'The file is larger than 10 MB.'])
      const limit = Buffer.concat([await plain().jpeg().toBuffer(), Buffer.alloc(10_000_000)]).subarray(
        0,
        10_000_000,
      )
      expect((await send(limit)).status).toBe(200)
    })

    it('leaves no file when the connection breaks during the upload', async () => {
      const before = await keysIn(test, 'images')
      const { port } = new URL(await test.app.listen({ port: 0, host: '127.0.0.1' }))
      const { headers, payload } = multipart('photo.jpg', Buffer.alloc(5_000_000, 7), 'image')
      const head = { ...ana.headers, ...headers, host: 'localhost', 'content-length': payload.length }
      const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`)
      const socket = connect(Number(port), '127.0.0.1')
      socket.write(`PUT /api/profiles/me/image/ HTTP/1.1\r\n${lines.join('')}\r\n`)
      socket.write(payload.subarray(0, 1_000_000))
      await eventually(async () => expect(await keysIn(test, 'images')).toHaveLength(before.length + 1))
      socket.destroy()
      await eventually(async () => expect(await keysIn(test, 'images')).toEqual(before))
    })

    it('is refused without leaving a file when the form does not hold exactly one picture', async () => {
      const picture = await plain().jpeg().toBuffer()
      const wrong = await send(picture, 'photo.jpg', 'file')
      expect([wrong.status, wrong.body.errors]).toEqual([400, { file: ['is not a known field'] }])
      const json = await ana.put('/api/profiles/me/image/', { image: 'x' })
      expect(json.status).toBe(415)
      const [one, two] = [multipart('a.jpg', picture, 'image'), multipart('b.jpg', picture, 'image')]
      const end = Buffer.byteLength('--fittrack-test-boundary--\r\n')
      const payload = Buffer.concat([one.payload.subarray(0, one.payload.length - end), two.payload])
      const both = await test.request({
        method: 'PUT',
        url: '/api/profiles/me/image/',
        payload,
        headers: { ...ana.headers, ...one.headers },
      })
      expect(both.body.errors).toEqual({ image: ['must be the only part: send one file at a time'] })
    })
  })
})

/** The JPEG with another width and height in its frame header. */
function claiming(jpeg: Buffer, width: number, height: number): Buffer {
  const at = jpeg.indexOf(Buffer.from([0xff, 0xc0]))
  const changed = Buffer.from(jpeg)
  changed.writeUInt16BE(height, at + 5)
  changed.writeUInt16BE(width, at + 7)
  return changed
}

describe('refused pictures', () => {
  let test: TestApp

  beforeAll(async () => {
    test = await buildTestApp('SQLite', { RATE_LIMITS: 'default=500/5m,auth=500/15m,upload=3/30m' })
  })
  afterAll(() => test?.close())

  it('count towards the upload limit of their account; accepted pictures do not', async () => {
    const [ana, ben] = [await test.register('ana'), await test.register('ben')]
    const good = await plain().jpeg().toBuffer()
    const send = async (person: Person, content: Uint8Array) => {
      const form = multipart('photo.jpg', content, 'image')
      const headers = { ...person.headers, ...form.headers }
      const answer = await test.request({ method: 'PUT', url: '/api/profiles/me/image/', ...form, headers })
      return answer.status
    }
    for (let time = 0; time < 5; time++) expect(await send(ana, good)).toBe(200)
    const damaged = [good.subarray(0, 100), Buffer.from('no picture at all'), good.subarray(0, 50)]
    for (const content of damaged) expect(await send(ana, content)).toBe(400)
    expect(await send(ana, good)).toBe(429)
    expect(await send(ben, good)).toBe(200)
    const recording = await ana.upload('ride.fit', Buffer.from('a recording'))
    expect(recording.status).toBe(429)
  })
})
