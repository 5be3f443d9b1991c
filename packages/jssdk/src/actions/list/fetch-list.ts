import type { ListForecast } from '../../lists/budget/forecast.ts'
import type { ActionContext } from '../action-context.ts'
import { explainList } from './explain-list.ts'
import { startList } from '../list-run/list-run.ts'
import type { AnyListOptions } from '../list-run/set-up-list.ts'
import { ChunkStream } from './list-stream.ts'
import type { ListStream } from './list-stream.ts'

/** A list chunk by chunk. `Options` is what the REST version takes. */
export class FetchList<Options extends AnyListOptions> {
  readonly #context: ActionContext

  constructor(context: ActionContext) {
    this.#context = context
  }

  /**
   * Reads a list as it is asked for: chunks of rows, never an empty one, in ascending order of ids. At most one batch (2,500 rows)
   * is held, with `parallel` two for each chain. Leaving the loop early sends nothing more. Errors carry the cursor to go on from
   * (`progressOf`), and so does the stream itself after each chunk.
   * @throws {AjaxError} the portal refused a page for good
   * @throws {SdkError} `JSSDK_CORE_B24_FETCH_LIST_METHOD_API_V2`, `..._V3`: a soft error; and those of `callList`
   * @example
   * for await (const deals of $b24.actions.v2.fetchList.make<Deal>({ method: 'crm.deal.list' })) save(deals)
   */
  make<T = unknown>(options: Options): ListStream<T> {
    const run = startList<T>(this.#context, 'fetchList', options)
    return new ChunkStream(run.chunks, run)
  }

  /**
   * Says what the list is going to cost under this client's limits, by one request. What it did cost is in `cost` afterwards.
   * REST v2 counts the rows, which may take long on tables of millions; REST v3 has no count and cannot be asked.
   * @throws {SdkError} `JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3`: on REST v3
   */
  explain(options: Options): Promise<ListForecast> {
    return explainList(this.#context, options)
  }
}
