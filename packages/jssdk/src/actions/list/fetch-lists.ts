import { invalidParams, methodInvalid } from '../../errors/catalogues/catalogue.ts'
import type { ListCursor } from '../../lists/place/list-cursor.ts'
import { createListsLeft } from '../../lists/place/lists-left.ts'
import type { ListsLeft } from '../../lists/place/lists-left.ts'
import { readLists } from '../../lists/read/read-lists.ts'
import type { ListWarning } from '../../lists/warnings.ts'
import { isMethodName, isObject } from '../../types/narrow.ts'
import type { ActionContext } from '../action-context.ts'
import { endOfRun, fetchOf } from '../list-run/end-of-run.ts'
import { givenOptions } from '../options/given-options.ts'
import { hintAtV3 } from '../hint-at-v3.ts'
import { createCost } from '../list-run/list-cost.ts'
import type { ListCost } from '../list-run/list-cost.ts'
import { ChunkStream } from './list-stream.ts'
import { setUpList } from '../list-run/set-up-list.ts'
import type { AnyListOptions } from '../list-run/set-up-list.ts'

export interface ListsProgress {
  /** Number of lists read to their end, including those of an earlier run. */
  readonly done: number
  readonly total: number
  readonly rows: number
  /** The place to continue from after these rows. */
  readonly cursor: ListCursor
}

export type FetchListsOptions<Options extends AnyListOptions, Key> = Omit<
  Options,
  'params' | 'strategy' | 'parallel' | 'ordered' | 'cursor' | 'onProgress'
> & {
  /** The lists: the parameters of each, and a key that is returned with its rows. */
  readonly lists: readonly { readonly key: Key; readonly params?: Options['params'] }[]
  /** Continues at the place where an earlier run stopped. The lists and their order must be the same. */
  readonly cursor?: ListCursor | undefined
  /** Called after each chunk of rows. */
  readonly onProgress?: ((progress: ListsProgress) => void) | undefined
}

/** Rows of one of the lists. */
export interface KeyedRows<Key, T> {
  readonly key: Key
  readonly rows: T[]
  /** Whether this is the last chunk of its list. An empty list has one chunk without rows. */
  readonly isLast: boolean
}

/** Many lists of one method at once, such as the product rows of thousands of deals. */
export class FetchLists<Options extends AnyListOptions> {
  readonly #context: ActionContext

  constructor(context: ActionContext) {
    this.#context = context
  }

  /**
   * Reads many lists, with up to 50 of their pages in one request. The rows of a list have ascending ids; chunks of different lists are
   * mixed. Errors carry the cursor to continue from (`progressOf`); the stream has it after each chunk. The cursor names only lists that
   * are in progress, 50 at most.
   * @throws {AjaxError} the portal refused a page for good
   * @throws {SdkError} `JSSDK_CURSOR_INVALID` before the first request; `JSSDK_CORE_B24_FETCH_LIST_METHOD_API_V2`, `..._V3`: a soft error;
   * and the errors of `fetchList`
   * @example const lists = deals.map(({ ID }) => ({ key: ID, params: { filter: { '=ownerType': 'D', '=ownerId': ID } } })) for await (const
   * { key, rows } of $b24.actions.v2.fetchLists.make({ method: 'crm.item.productrow.list', lists })) save(key, rows)
   */
  make<T = unknown, Key = string | number>(given: FetchListsOptions<Options, Key>): ChunkStream<KeyedRows<Key, T>> {
    const options = givenOptions(given)
    const { method, lists, cursor, requestId } = options
    if (!isMethodName(method)) throw methodInvalid(options)
    if (!Array.isArray(lists) || lists.some((list: unknown) => !isObject(list)))
      throw invalidParams({ method, requestId }, '`lists` is wrong')
    const cost = createCost()
    const warnings: ListWarning[] = []
    const left = createListsLeft(method, lists, cursor)
    const chunks = this.#chunks<T, Key>(options, left, cost, warnings)
    return new ChunkStream(chunks, { ...left, cost, warnings })
  }

  async *#chunks<T, Key>(
    options: FetchListsOptions<Options, Key>,
    left: ListsLeft,
    cost: ListCost,
    warnings: ListWarning[],
  ): AsyncGenerator<KeyedRows<Key, T>, void, undefined> {
    const { lists, onProgress } = options
    const context = this.#context
    hintAtV3(context, options)
    try {
      const waiting = lists.flatMap(({ params }, key) => {
        const rest = left.rest(key)
        const own = { ...options, params, cursor: undefined }
        return rest === undefined ? [] : { key, rest, setup: setUpList(context, 'fetchLists', own, cost, warnings) }
      })
      for await (const chunk of readLists(waiting)) {
        const list = lists[chunk.key]
        if (list === undefined) continue
        const { rows, isLast } = chunk
        left.take(chunk.key, chunk)
        cost.rows += rows.length
        onProgress?.({ done: left.done(), total: lists.length, rows: cost.rows, cursor: left.cursor() })
        yield { key: list.key, rows: [...rows] as T[], isLast } // oxlint-disable-line typescript/no-unsafe-type-assertion -- the contract lets the caller name the type of the rows
      }
    } catch (error) {
      const name = (position: number): string => String(lists[position]?.key)
      throw endOfRun(error, options, fetchOf(context), { cursor: left.cursor() }, name)
    }
  }
}
