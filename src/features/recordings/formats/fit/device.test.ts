import type { FitMessages } from '@garmin/fitsdk'
import { describe, expect, it } from 'vitest'
import { deviceOf } from './device.ts'

describe('deviceOf', () => {
  it.each([
    ['Garmin Edge 500', { manufacturer: 'garmin', garminProduct: 'edge500' }, {}],
    ['Garmin Forerunner 735XT', { manufacturer: 'garmin', garminProduct: 'fr735xt' }, {}],
    ['Garmin', { manufacturer: 'garmin', garminProduct: 65_000 }, {}],
    ['Wahoo Fitness ELEMNT', { manufacturer: 'wahooFitness', productName: 'ELEMNT' }, {}],
    ['COROS PACE 2', { manufacturer: 'coros', productName: 'COROS PACE 2' }, {}],
    ['Zwift', { manufacturer: 'zwift' }, {}],
    ['Polar Vantage V', {}, { manufacturer: 'polar', productName: 'Vantage V' }],
    [null, { manufacturer: 65_000 }, {}],
  ])('is %s for %j and the creator %j', (name, file, creator) => {
    const sensor = { deviceIndex: 1, manufacturer: 'stages', productName: 'Power meter' }
    const messages = {
      fileIdMesgs: [file],
      deviceInfoMesgs: [sensor, { deviceIndex: 'creator', ...creator }],
    }
    expect(deviceOf(messages as FitMessages)).toBe(name)
  })
})
