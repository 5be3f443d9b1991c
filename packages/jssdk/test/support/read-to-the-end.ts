import { progressOf } from '../../src/actions/progress-of.ts'

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

export const sorted = (ids: readonly number[]): number[] => ids.toSorted((a, b) => a - b)
