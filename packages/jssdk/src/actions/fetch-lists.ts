import { fetchListFailed } from '../errors/list-errors.ts'
import { readLists } from '../lists/read-lists.ts'
import { ApiVersion } from '../types/api-version.ts'
import type { ActionContext } from './action-context.ts'
import { hintAtV3 } from './hint-at-v3.ts'
import { createCost } from './list-cost.ts'
import { setUpList } from './set-up-list.ts'
import type { AnyListOptions } from './set-up-list.ts'

export interface ListsProgress {
  /** Lists read to their end. */
  readonly done: number
  readonly total: number
  readonly rows: number
}

export type FetchListsOptions<Options extends AnyListOptions, Key> = Omit<
  Options,
  'params' | 'strategy' | 'parallel' | 'ordered' | 'cursor' | 'onProgress'
> & {
  /** The lists: parameters of each, and the key that its rows come with. */
  readonly lists: readonly { readonly key: Key; readonly params?: Options['params'] }[]
  /** Called after each chunk of rows. */
  readonly onProgress?: ((progress: ListsProgress) => void) | undefined
}

/** Rows of one of the lists. */
export interface KeyedRows<Key, T> {
  readonly key: Key
  readonly rows: T[]
  /** Nothing more comes of this list. An empty list gives one chunk without rows. */
  readonly isLast: boolean
}

/** Many lists of one method at once, such as the product rows of thousands of deals. */
export class FetchLists<Options extends AnyListOptions> {
  readonly #context: ActionContext
  readonly #version: ApiVersion

  constructor(context: ActionContext, version: ApiVersion) {
    this.#context = context
    this.#version = version
  }

  /**
   * Reads many lists, up to 50 pages of them in one request. The rows of a list come in ascending order of ids, the lists mixed.
   * @throws {AjaxError} the portal refused a page for good
   * @throws {SdkError} `JSSDK_CORE_B24_FETCH_LIST_METHOD_API_V2`, `..._V3`: a soft error; and those of `fetchList`
   * @example
   * const lists = deals.map(({ ID }) => ({ key: ID, params: { filter: { '=ownerType': 'D', '=ownerId': ID } } }))
   * for await (const { key, rows } of $b24.actions.v2.fetchLists.make({ method: 'crm.item.productrow.list', lists })) save(key, rows)
   */
  async *make<T = unknown, Key = string | number>(
    options: FetchListsOptions<Options, Key>,
  ): AsyncGenerator<KeyedRows<Key, T>, void, undefined> {
    const { method, requestId, lists, onProgress } = options
    if (this.#version === ApiVersion.v2) hintAtV3(this.#context, options)
    const cost = createCost()
    const setups = lists.map(({ key, params }) => {
      const own = { ...options, params, onProgress: undefined }
      return { key, setup: setUpList(this.#context, this.#version, 'fetchLists', { options: own, cost }) }
    })
    const [first] = setups
    if (first === undefined) return
    const { pace, reader } = first.setup
    const shared = setups.map(({ key, setup }) => ({ key, setup: { ...setup, pace, reader } }))
    let done = 0
    const chunks = readLists(shared, reader, pace)
    for (;;) {
      const next = await chunks.next()
      if (next.done === true) {
        if (next.value.kind === 'end') return
        const errors = [...next.value.errors.values()]
        const messages = errors.map(
          ({ message }) => `list ${String(next.value.kind === 'softError' ? next.value.key : '')}: ${message}`,
        )
        throw fetchListFailed({ method, requestId, version: this.#version, messages, cause: errors[0] })
      }
      const { key, rows, isLast } = next.value
      if (isLast) done += 1
      cost.rows += rows.length
      onProgress?.({ done, total: lists.length, rows: cost.rows })
      yield { key, rows: [...rows] as T[], isLast } // oxlint-disable-line typescript/no-unsafe-type-assertion -- the contract lets the caller name the type of the rows
    }
  }
}
