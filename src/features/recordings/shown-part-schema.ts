import { type TNull, type TNumber, type TSchema, type TUnion, Type } from 'typebox'
import { NO_TOTALS } from '../tracks/index.ts'

const exact = { additionalProperties: false }
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const numbers = <Name extends string>(names: readonly Name[]) =>
  Type.Object(Object.fromEntries(names.map((name) => [name, Type.Number()])) as Record<Name, TNumber>, exact)
const figures = Object.keys(NO_TOTALS) as (keyof typeof NO_TOTALS)[]

/** A `ShownPart` in the reply of a worker process. */
export const ShownPartSchema = Type.Object(
  {
    bounds: nullable(numbers(['south', 'west', 'north', 'east'])),
    has_unknown_ends: Type.Boolean(),
    cells: Type.Array(numbers(['lat', 'lon', 'half_lat', 'half_lon'])),
    rest: nullable(
      Type.Object(
        {
          point_count: Type.Integer(),
          start_s: nullable(Type.Number()),
          totals: Type.Object(
            Object.fromEntries(figures.map((name) => [name, nullable(Type.Number())])) as Record<
              (typeof figures)[number],
              TUnion<[TNumber, TNull]>
            >,
            exact,
          ),
          summary_polyline: nullable(Type.String()),
        },
        exact,
      ),
    ),
  },
  exact,
)
