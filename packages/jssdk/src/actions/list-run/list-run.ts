import { listMark, wholeList, writeCursor } from '../../lists/place/list-cursor.ts'
import type { ListCursor, ListRest } from '../../lists/place/list-cursor.ts'
import { PageErrors } from '../../lists/page-errors.ts'
import { readList } from '../../lists/read/read-list.ts'
import type { ListWarning } from '../../lists/warnings.ts'
import { tell } from '../../logger/tell.ts'
import { nextTurn } from '../../platform/next-turn.ts'
import type { ActionContext } from '../action-context.ts'
import { endOfRun, fetchOf } from './end-of-run.ts'
import { givenOptions } from '../options/given-options.ts'
import { hintAtV3 } from '../hint-at-v3.ts'
import { createCost } from './list-cost.ts'
import type { ListState } from '../list/list-stream.ts'
import { setUpList } from './set-up-list.ts'
import type { AnyListOptions, ListAction } from './set-up-list.ts'

/** One run of a list: its rows in chunks, and the progress. */
export interface ListRun<T> extends ListState {
  readonly chunks: AsyncGenerator<T[], void, undefined>
}

/** Pages that are yielded before the event loop gets a turn. A batch brings 50 pages at once. */
const pagesPerTurn = 5

export const startList = <T>(
  context: ActionContext,
  action: Exclude<ListAction, 'fetchLists'>,
  given: AnyListOptions,
): ListRun<T> => {
  const options = givenOptions(given)
  const { method, requestId, signal, onProgress } = options
  const isStream = action === 'fetchList'
  const cost = createCost()
  const warnings: ListWarning[] = []
  let rest: () => ListRest = () => wholeList
  const mark = listMark(options.params)
  const cursor = (): ListCursor => writeCursor(method, mark, rest())

  async function* chunks(): AsyncGenerator<T[], void, undefined> {
    hintAtV3(context, options)
    let count = 0
    try {
      const setup = setUpList(context, action, options, cost, warnings)
      const { resumed } = setup
      if (resumed !== undefined) rest = () => resumed
      signal?.throwIfAborted?.()
      for await (const chunk of readList(setup)) {
        rest = () => chunk.rest()
        cost.rows += chunk.rows.length
        onProgress?.({
          rows: cost.rows,
          lastId: chunk.lastId,
          cursor: cursor(),
          estimatedShare: chunk.estimatedShare(),
        })
        yield [...chunk.rows] as T[] // oxlint-disable-line typescript/no-unsafe-type-assertion -- the contract lets the caller name the type of the rows
        // A chain brings many pages at once. After an abort the remaining ones are not yielded.
        signal?.throwIfAborted?.()
        count += 1
        if (count % pagesPerTurn === 0) await nextTurn()
      }
    } catch (error) {
      if (error instanceof PageErrors) {
        const messages = [...error.errors.values()].map(({ message }) => message)
        tell(context.logger(), 'error', isStream ? 'fetchListMethod' : 'callFastListMethod', {
          method,
          requestId,
          messages,
        })
      }
      throw endOfRun(error, options, isStream ? fetchOf(context) : undefined, { cursor: cursor() })
    }
  }
  return { chunks: chunks(), cursor, cost, warnings }
}
