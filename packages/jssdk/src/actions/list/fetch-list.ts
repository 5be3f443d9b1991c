import type { ListForecast } from '../../lists/budget/forecast.ts'
import type { ActionContext } from '../action-context.ts'
import { explainList } from './explain-list.ts'
import { startList } from '../list-run/list-run.ts'
import type { AnyListOptions } from '../list-run/set-up-list.ts'
import { ChunkStream } from './list-stream.ts'
import type { ListStream } from './list-stream.ts'

/** A list in chunks. `Options` is the type of the REST version's options. */
export class FetchList<Options extends AnyListOptions> {
  readonly #context: ActionContext

  constructor(context: ActionContext) {
    this.#context = context
  }

  /**
   * Reads a list while the caller takes its chunks. A chunk is never empty, and rows have ascending ids. At most one batch (2,500 rows) is
   * in memory, with `parallel` two for each chain. When the loop is left early, nothing more is sent. Errors carry the cursor to continue
   * from (`progressOf`); the stream has it after each chunk.
   * @throws {AjaxError} the portal refused a page for good
   * @throws {SdkError} `JSSDK_CORE_B24_FETCH_LIST_METHOD_API_V2`, `..._V3`: a soft error; and the errors of `callList`
   * @example for await (const deals of $b24.actions.v2.fetchList.make<Deal>({ method: 'crm.deal.list' })) save(deals)
   */
  make<T = unknown>(options: Options): ListStream<T> {
    const run = startList<T>(this.#context, 'fetchList', options)
    return new ChunkStream(run.chunks, run)
  }

  /**
   * Estimates the cost of the list under this client's limits, with one request. After a run, `cost` has the real cost. REST v2 counts the
   * rows, which may take long for tables with millions of rows. REST v3 has no count, so it is not supported there.
   * @throws {SdkError} `JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3`: on REST v3
   */
  explain(options: Options): Promise<ListForecast> {
    return explainList(this.#context, options)
  }
}
