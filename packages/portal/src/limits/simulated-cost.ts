import { compileGlob } from '../faults/glob.ts'

/** The simulated execution time of one call of a method, in milliseconds. */
export type SimulatedCost = (method: string) => number

const checkedMs = (ms: number): number => {
  if (Number.isFinite(ms) && ms >= 0) return ms
  throw new RangeError(`costMs takes milliseconds >= 0, got ${ms}.`)
}

/**
 * One cost for all methods, or costs by method name or glob. The first match counts, and without a match the cost is 0.
 * @throws {RangeError} a cost is negative or not a number
 */
export const simulatedCost = (costs: number | Readonly<Record<string, number>> = 0): SimulatedCost => {
  if (typeof costs === 'number') {
    const ms = checkedMs(costs)
    return () => ms
  }
  const rules = Object.entries(costs).map(([glob, ms]) => ({ pattern: compileGlob(glob), ms: checkedMs(ms) }))
  return (method) => rules.find(({ pattern }) => pattern(method))?.ms ?? 0
}
