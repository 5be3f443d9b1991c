import { readSalesLines } from './sales-lines.ts'
import type { FirstRows, Seed } from './sow.ts'
import { superstoreRows } from './superstore.ts'

/**
 * Reads the value of `seed`. Rows of a seed come into a fresh account. The sales set is loaded only if it is needed. Its newest order gets
 * the time `nowMs`.
 */
export const chooseSeed = async (
  seed: 'fresh' | 'empty' | 'superstore' | Seed | Uint8Array = 'fresh',
  nowMs: number,
): Promise<FirstRows | Uint8Array> => {
  if (seed instanceof Uint8Array) return seed
  if (seed === 'fresh' || seed === 'empty') return { account: seed, rows: {} }
  if (seed === 'superstore') return { account: 'fresh', rows: { ...superstoreRows(await readSalesLines(), nowMs) } }
  return { account: 'fresh', rows: seed }
}
