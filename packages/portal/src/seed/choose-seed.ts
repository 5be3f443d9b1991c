import { readSalesLines } from './sales-lines.ts'
import type { Seed } from './sow.ts'
import { superstoreRows } from './superstore.ts'

/** Reads the value of `seed`. The sales set is loaded only if it is needed. Its newest order gets the time `nowMs`. */
export const chooseSeed = async (
  seed: 'empty' | 'superstore' | Seed | Uint8Array = 'empty',
  nowMs: number,
): Promise<Seed | Uint8Array> => {
  if (seed === 'empty') return {}
  if (seed !== 'superstore') return seed
  return { ...superstoreRows(await readSalesLines(), nowMs) }
}
