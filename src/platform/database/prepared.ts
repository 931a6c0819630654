import type { Compilable, CompiledQuery } from 'kysely'
import type { Db } from './schema.ts'

const MOST_PLANS = 200

/** Where in a compiled query each of the values goes. */
type Plan = { query: CompiledQuery; names: (string | undefined)[] }

/** Stands for a value while a query is built. */
class Placeholder {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

type Values = Record<string, unknown>

/** Stands before a statement that a database must plan for the values at hand, not for all alike. */
export const PLANNED_FOR_VALUES = '/* planned for its values */ '

type Options = {
  /**
   * Where one plan does not fit all: some people have a hundred times as many rows as others. Costs the planning of
   * each run where the database would otherwise keep a plan.
   */
  isPlannedForValues?: boolean
}

/**
 * A query that is built and compiled once for each set of given values and each `shape`, and from then on only run:
 * building it anew costs more than its rows. `build` must hand the values on as they are, never look into them.
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
      if (plans.size < MOST_PLANS) plans.set(key, plan)
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
  return Object.fromEntries(given.map((name) => [name, new Placeholder(name)])) as V
}

function planOf(built: Compilable<unknown>, mark: string): Plan {
  const query = built.compile()
  return {
    query: { ...query, sql: mark + query.sql },
    names: query.parameters.map((value) => (value instanceof Placeholder ? value.name : undefined)),
  }
}

/** A value that reaches no parameter was looked into, or forgotten: the next caller's would be ignored, too. */
function assertComplete({ names }: Plan, values: Values): void {
  const lost = Object.keys(values).filter((name) => values[name] !== undefined && !names.includes(name))
  if (lost.length > 0) throw new Error(`a prepared query does not use ${lost.join(', ')}`)
}
