import { medianError_m, nearShare, type Results } from './results.ts'

/** What hidden places must withstand, for every estimator. */
const MOST_NEAR = 0.02
const LEAST_MEDIAN_M = 200
/** More tracks may not help: differences of this much are chance. */
const CHANCE_NEAR = 0.015
const CHANCE_MEDIAN = 0.15

/** What misses the bar, in words. */
export function misses(results: Results): string[] {
  return [...results].flatMap(([name, byCount]) => {
    const counts = [...byCount.keys()]
    const [fewer, all] = [byCount.get(counts[0]!)!, byCount.get(counts.at(-1)!)!]
    const faults = [fewer, all].flatMap((errors) => [
      ...(nearShare(errors) > MOST_NEAR ? ['finds too many homes'] : []),
      ...(medianError_m(errors) < LEAST_MEDIAN_M ? ['comes too near'] : []),
    ])
    if (nearShare(all) > nearShare(fewer) + CHANCE_NEAR) faults.push('finds more homes with more tracks')
    if (medianError_m(all) < medianError_m(fewer) * (1 - CHANCE_MEDIAN))
      faults.push('comes nearer with more tracks')
    return [...new Set(faults)].map((fault) => `${name}: ${fault}`)
  })
}
