import { type Static, Type } from 'typebox'
import { pageOf } from '../../platform/http/pagination.ts'
import { Id, named, ONE_LINE, optional, strictObject } from '../../platform/http/schema.ts'

const degrees = (limit: number, description: string, example: number) =>
  Type.Number({ minimum: -limit, maximum: limit, description, examples: [example] })

const ZONE_FIELDS = {
  name: Type.String({ minLength: 1, maxLength: 60, pattern: ONE_LINE, examples: ['Home'] }),
  lat: degrees(90, 'Latitude in degrees.', 46.0512),
  lon: degrees(180, 'Longitude in degrees.', 14.5061),
  radius_m: Type.Integer({
    minimum: 100,
    maximum: 2_000,
    description: 'At least this far around the place, others see nothing of your tracks.',
    examples: [200],
  }),
}

const Area = Type.Object(
  { south: Type.Number(), west: Type.Number(), north: Type.Number(), east: Type.Number() },
  {
    description:
      'What is hidden, in degrees. It is larger than the circle, and the place is never in its middle, so that the ends of your tracks do not give the place away. Beyond the 180th meridian, degrees count on.',
  },
)

export const Zone = named('Zone', Type.Object({ id: Id, ...ZONE_FIELDS, area: Area }))
export type Zone = Static<typeof Zone>
export const ZonePage = pageOf(Zone)

const example = { name: 'Home', lat: 46.0512, lon: 14.5061, radius_m: 200 }
export const NewZone = named('NewZone', strictObject(ZONE_FIELDS, { examples: [example] }))
export type NewZone = Static<typeof NewZone>
export const ZoneChange = named(
  'ZoneChange',
  strictObject(optional(ZONE_FIELDS), { minProperties: 1, examples: [{ radius_m: 400 }] }),
)
export type ZoneChange = Static<typeof ZoneChange>
