import type { WireMap, WireValue } from '../../wire-value.ts'

/**
 * A PHP array as JSON shows it. It is a list if its keys are exactly 0, 1, 2... in order, otherwise an object. An empty array is therefore
 * always `[]`, even if its keys would be names.
 */
export const phpArray = (entries: Iterable<readonly [string, WireValue]>): WireMap | readonly WireValue[] => {
  const all = [...entries]
  return all.every(([key], index) => key === String(index)) ? all.map(([, value]) => value) : Object.fromEntries(all)
}
