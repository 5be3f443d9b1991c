import type { AjaxResult } from '../results/ajax-result.ts'
import type { TypeCallParams } from '../types/calls/call-params.ts'
import type { PerCallOptions } from '../types/calls/per-call-options.ts'
import type { ActionContext } from './action-context.ts'
import { givenOptions } from './options/given-options.ts'
import { hintAtV3 } from './hint-at-v3.ts'
import { perCallOf } from './options/per-call.ts'

export interface CallOptions<Params> extends PerCallOptions {
  readonly method: string
  /** @default {} */
  readonly params?: Params | undefined
  /** Sent with the request; `getQuery()` of the result has it. @default a new one */
  readonly requestId?: string | undefined
}

/** One REST call. `Params` is the type of the REST version's parameters. */
export class Call<Params extends TypeCallParams> {
  readonly #context: ActionContext

  constructor(context: ActionContext) {
    this.#context = context
  }

  /**
   * Makes one call. Resolves with the reply's `result` and `time` unchanged. A soft error does not reject: `isSuccess` is false.
   * @throws {AjaxError} the portal refused the call, or retries ran out; `code` and `status` are the portal's own
   * @throws {AjaxError} `JSSDK_OUTCOME_UNKNOWN`: a write whose reply was lost; `JSSDK_INVALID_PARAMS`: nothing was sent. In every
   * `AjaxError`, `outcome` says whether the call may have run. On REST v3 a write can be repeated safely with the error's `idempotencyKey`
   * @throws {SdkError} `JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3`: the version rule does not allow the method on v3; nothing was sent
   */
  make<T = unknown>(given: CallOptions<Params>): Promise<AjaxResult<T>> {
    const options = givenOptions(given)
    const { method, params, requestId } = options
    const context = this.#context
    hintAtV3(context, options)
    return context.http(context.version).call<T>(method, params ?? {}, requestId, perCallOf(options))
  }
}
