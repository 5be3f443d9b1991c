import { progressOf } from '../../src/actions/batch/progress-of.ts'

interface Row {
  readonly id?: number | string
  readonly ID?: number | string
}

/** Reads the ids of a list; after an error it goes on from the cursor on it. */
export const readToTheEnd = async (list: (cursor: string | undefined) => AsyncIterable<Row[]>): Promise<number[]> => {
  const seen: number[] = []
  let cursor: string | undefined
  for (let runs = 0; runs < 50; runs += 1) {
    try {
      for await (const rows of list(cursor)) for (const { id, ID } of rows) seen.push(Number(id ?? ID))
      return seen
    } catch (error) {
      cursor = progressOf(error)?.cursor
      if (cursor === undefined) throw error
    }
  }
  throw new Error('the list did not come to an end')
}

interface LeavableList extends AsyncGenerator<Row[], unknown> {
  readonly cursor: string | undefined
}

/** Leaves a list after some chunks, and reads the ids of the rest from its cursor on. */
export const readInTwoParts = async (
  list: (cursor: string | undefined) => LeavableList,
  chunks: number,
): Promise<number[]> => {
  const seen: number[] = []
  const first = list(undefined)
  for (let count = 0; count < chunks; count += 1) {
    const { value, done } = await first.next()
    if (done === true) break
    for (const { id, ID } of value) seen.push(Number(id ?? ID))
  }
  const { cursor } = first
  await first.return(undefined)
  return [...seen, ...(await readToTheEnd((after) => list(after ?? cursor)))]
}

export const sorted = (ids: readonly number[]): number[] => ids.toSorted((a, b) => a - b)
