import type { ListForecast } from '../../lists/budget/forecast.ts'
import type { ActionContext } from '../action-context.ts'
import { collectRows } from '../list-run/collect-rows.ts'
import { explainList } from './explain-list.ts'
import { givenOptions } from '../given-options.ts'
import { ListResult } from './list-result.ts'
import { startList } from '../list-run/list-run.ts'
import type { AnyListOptions } from '../list-run/set-up-list.ts'

/** A whole list, in memory. `Options` is what the REST version takes. */
export class CallList<Options extends AnyListOptions> {
  readonly #context: ActionContext

  constructor(context: ActionContext) {
    this.#context = context
  }

  /**
   * Reads every row of a list, in ascending order of ids. Where the portal answers a soft error the result is not successful and
   * holds the rows read before; an error that is thrown carries them (`progressOf`). Both carry the cursor to go on from.
   * @throws {AjaxError} the portal refused a page for good
   * @throws {SdkError} `JSSDK_LIST_STALLED`: the method ignores filter or order; `JSSDK_CURSOR_INVALID`, `JSSDK_FILTER_V2_INVALID`, `JSSDK_FILTER_V2_INVALID_OPERATOR`, `JSSDK_ACTION_V3_LIST_FILTER_NOT_ARRAY`, `JSSDK_FILTER_V3_INVALID_...`: nothing was sent
   */
  make<T = unknown>(options: Options): Promise<ListResult<T>> {
    const run = startList<T>(this.#context, 'callList', options)
    return collectRows(run.chunks, givenOptions(options), (rows) => new ListResult(rows, run))
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
