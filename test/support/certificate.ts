import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

const SEQUENCE = 0x30
const OID = {
  ecdsaWithSha256: '06082a8648ce3d040302',
  commonName: '0603550403',
  subjectAltName: '0603551d11',
  basicConstraints: '0603551d13',
}

/** A certificate for a host name that is its own authority, as PEM. A key in the repository would look like a leak. */
export function makeCertificate(host: string): { key: string; cert: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const content = contentOf(host, publicKey)
  const signature = sign('sha256', content, privateKey)
  const certificate = der(SEQUENCE, content, algorithm(), der(0x03, Buffer.from([0]), signature))
  const lines = certificate.toString('base64').replace(/(.{64})/g, '$1\n')
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  }
}

/** RFC 5280, 4.1: version 3, serial number, algorithm, issuer, validity, subject, key, extensions. */
function contentOf(host: string, publicKey: KeyObject): Buffer {
  const name = der(
    SEQUENCE,
    der(0x31, der(SEQUENCE, Buffer.from(OID.commonName, 'hex'), der(0x0c, Buffer.from(host)))),
  )
  const time = (text: string) => der(0x17, Buffer.from(text))
  return der(
    SEQUENCE,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    algorithm(),
    name,
    der(SEQUENCE, time('200101000000Z'), time('490101000000Z')),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(
      0xa3,
      der(
        SEQUENCE,
        extension(OID.subjectAltName, der(SEQUENCE, der(0x82, Buffer.from(host)))),
        extension(OID.basicConstraints, der(SEQUENCE, der(0x01, Buffer.from([0xff])))),
      ),
    ),
  )
}

const algorithm = () => der(SEQUENCE, Buffer.from(OID.ecdsaWithSha256, 'hex'))

const extension = (id: string, value: Buffer) => der(SEQUENCE, Buffer.from(id, 'hex'), der(0x04, value))

/** A value of ASN.1 in DER: its tag, its length and its content. */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const head =
    length < 128 ? [tag, length] : length < 256 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from(head), content])
}
