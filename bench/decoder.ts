import { readFileSync } from 'node:fs'
import { Decoder, Stream } from '@garmin/fitsdk'

// Runs only Garmin's decoder, with its default options, in a process of its own. Each message is the path of a file;
// the reply is the decoding time in milliseconds.
process.on('message', (file: string) => {
  const began = performance.now()
  const { buffer, byteOffset, byteLength } = readFileSync(file)
  const stream = Stream.fromArrayBuffer(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer)
  const { messages, errors } = new Decoder(stream).read()
  if (errors.length > 0 || !messages.recordMesgs?.length) throw new Error(`The decoder cannot read ${file}.`)
  process.send?.(performance.now() - began)
})
process.on('SIGTERM', () => process.exit(0))
