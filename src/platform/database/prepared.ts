import type { Compilable, CompiledQuery } from 'kysely'
import type { Db } from './schema.ts'

const MAX_PLANS = 200

/** A compiled query, and for each of its parameters the name of the value that fills it. */
type Plan = { query: CompiledQuery; names: (string | undefined)[] }

type Values = Record<string, unknown>

/** Marks a statement that the database must plan anew for the values of each run. */
export const PLANNED_FOR_VALUES = '/* planned for its values */ '

type Options = {
  /**
   * For statements where one plan does not fit every person: some have a hundred times as many rows as others. Each
   * run then pays for planning.
   */
  isPlannedForValues?: boolean
}

/**
 * Makes a query for hot statements, whose building costs more than running: it is built and compiled once, and again
 * only for another `shape` or when other values are undefined. `build` receives placeholders instead of values and must
 * pass them on as parameters. Reading, comparing or converting a placeholder throws. A placeholder is always truthy, so
 * test only for `undefined`. Anything else that changes the statement must be part of `shape`.
 */
export function prepared<V extends Values, O>(
  build: (db: Db, values: V, shape: string) => Compilable<O>,
  { isPlannedForValues = false }: Options = {},
): (db: Db, values: V, shape?: string) => Promise<O[]> {
  const plansOf = new WeakMap<object, Map<string, Plan>>()
  const plansFor = ({ adapter }: { adapter: object }) => {
    const plans = plansOf.get(adapter) ?? new Map<string, Plan>()
    plansOf.set(adapter, plans)
    return plans
  }
  return async (db, values, shape = '') => {
    const plans = plansFor(db.getExecutor())
    const key = shape + givenNames(values)
    let plan = plans.get(key)
    if (!plan) {
      plan = planOf(build(db, placeholders(values), shape), isPlannedForValues ? PLANNED_FOR_VALUES : '')
      assertComplete(plan, values)
      if (plans.size < MAX_PLANS) plans.set(key, plan)
    }
    const { query, names } = plan
    const parameters = query.parameters.map((fixed, i) => (names[i] === undefined ? fixed : values[names[i]]))
    const { rows } = await db.executeQuery<O>({ ...query, parameters } as CompiledQuery<O>)
    return rows
  }
}

function givenNames(values: Values): string {
  let names = ''
  for (const name in values) if (values[name] !== undefined) names += ` ${name}`
  return names
}

function placeholders<V extends Values>(values: V): V {
  const given = Object.keys(values).filter((name) => values[name] !== undefined)
  return Object.fromEntries(given.map((name) => [name, placeholderFor(name)])) as V
}

const placeholderNames = new WeakMap<object, string>()

/** The properties by which the query builder checks whether a value is an expression. */
const BUILDER_CHECKS = new Set<string | symbol>(['expressionType', 'expression', 'toOperationNode'])

/** Stands for a value while a query is built. Reading, comparing or converting it throws. */
function placeholderFor(name: string): object {
  const refuse = (): never => {
    throw new Error(`a prepared query must not read ${name}: its plan serves every value`)
  }
  const placeholder = new Proxy(
    {},
    {
      get: (_, property) => (BUILDER_CHECKS.has(property) ? undefined : refuse()),
      has: (_, property) => !BUILDER_CHECKS.has(property) && refuse(),
      ownKeys: refuse,
      getOwnPropertyDescriptor: refuse,
      getPrototypeOf: refuse,
    },
  )
  placeholderNames.set(placeholder, name)
  return placeholder
}

function planOf(built: Compilable<unknown>, mark: string): Plan {
  const query = built.compile()
  return {
    query: { ...query, sql: mark + query.sql },
    names: query.parameters.map((value) => placeholderNames.get(value as object)),
  }
}

/** Throws when a given value did not become a parameter, because `build` ignores it or only tests its identity. */
function assertComplete({ names }: Plan, values: Values): void {
  const unused = Object.keys(values).filter((name) => values[name] !== undefined && !names.includes(name))
  if (unused.length > 0) throw new Error(`a prepared query does not use ${unused.join(', ')}`)
}
