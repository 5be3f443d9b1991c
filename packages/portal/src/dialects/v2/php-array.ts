import type { WireMap, WireValue } from '../../wire-value.ts'

/**
 * A PHP array as JSON shows it: a list when its keys are exactly 0, 1, 2... in order (so an empty one is `[]`, even
 * where names were meant), otherwise an object.
 */
export const phpArray = (entries: Iterable<readonly [string, WireValue]>): WireMap | readonly WireValue[] => {
  const all = [...entries]
  return all.every(([key], index) => key === String(index)) ? all.map(([, value]) => value) : Object.fromEntries(all)
}
