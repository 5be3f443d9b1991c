import { readSalesLines } from './sales-lines.ts'
import type { Seed } from './sow.ts'
import { superstoreRows } from './superstore.ts'

/** What `seed` names. The sales set is read only when it is asked for; its newest order is made at `nowMs`. */
export const chooseSeed = async (
  seed: 'empty' | 'superstore' | Seed | Uint8Array = 'empty',
  nowMs: number,
): Promise<Seed | Uint8Array> => {
  if (seed === 'empty') return {}
  if (seed !== 'superstore') return seed
  return { ...superstoreRows(await readSalesLines(), nowMs) }
}
