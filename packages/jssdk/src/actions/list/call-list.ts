import type { ListForecast } from '../../lists/budget/forecast.ts'
import type { ActionContext } from '../action-context.ts'
import { collectRows } from '../list-run/collect-rows.ts'
import { explainList } from './explain-list.ts'
import { givenOptions } from '../options/given-options.ts'
import { ListResult } from './list-result.ts'
import { startList } from '../list-run/list-run.ts'
import type { AnyListOptions } from '../list-run/set-up-list.ts'

/** A whole list in memory. `Options` is the type of the REST version's options. */
export class CallList<Options extends AnyListOptions> {
  readonly #context: ActionContext

  constructor(context: ActionContext) {
    this.#context = context
  }

  /**
   * Reads every row of a list, in ascending order of ids. After a soft error the result is not successful and holds the rows so far. A
   * thrown error carries them too (`progressOf`). Both carry the cursor to continue from.
   * @throws {AjaxError} the portal refused a page for good
   * @throws {SdkError} `JSSDK_LIST_STALLED`: the method ignores filter or order; `JSSDK_CURSOR_INVALID`, `JSSDK_FILTER_V2_INVALID`,
   * `JSSDK_FILTER_V2_INVALID_OPERATOR`, `JSSDK_ACTION_V3_LIST_FILTER_NOT_ARRAY`, `JSSDK_FILTER_V3_INVALID_...`: nothing was sent
   */
  make<T = unknown>(options: Options): Promise<ListResult<T>> {
    const run = startList<T>(this.#context, 'callList', options)
    return collectRows(run.chunks, givenOptions(options), (rows) => new ListResult(rows, run))
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
