import { asError } from '../../request/as-error.ts'
import type { AjaxResult } from '../../results/ajax-result.ts'
import { Result } from '../../results/result.ts'
import { withErrors } from '../../results/with-errors.ts'
import type {
  BatchCommandsArrayUniversal,
  BatchCommandsObjectUniversal,
  BatchCommandsUniversal,
  BatchNamedCommandsUniversal,
  CallBatchResult,
  IB24BatchOptions,
} from '../../types/calls/batch.ts'
import type { BatchCalls } from '../../types/calls/http.ts'
import type { PerCallOptions } from '../../types/calls/per-call-options.ts'
import type { ActionContext } from '../action-context.ts'
import { chunkArray } from './chunk-array.ts'
import { givenOptions } from '../options/given-options.ts'
import { hintAtCommands } from '../hint-at-v3.ts'
import { checkBatchOptions } from '../options/option-faults.ts'
import { warnAboutMisplaced } from '../options/misplaced-options.ts'
import { perCallOf } from '../options/per-call.ts'

export interface BatchOptions extends PerCallOptions {
  /** 1 to 50 commands: a list, or a record with names. */
  readonly calls: BatchCalls
  readonly options?: (IB24BatchOptions & PerCallOptions) | undefined
}

// These are complete interfaces. With an intersection of types the compiler would not see tuples in the result of a `map`.
interface AjaxResultOptions extends PerCallOptions {
  readonly options: IB24BatchOptions & PerCallOptions & { readonly returnAjaxResult: true }
}
interface ListedWithAjaxResults extends AjaxResultOptions {
  readonly calls: BatchCommandsArrayUniversal | BatchCommandsObjectUniversal | BatchCommandsUniversal
}
interface NamedWithAjaxResults extends AjaxResultOptions {
  readonly calls: BatchNamedCommandsUniversal
}

const makeBatch = async <T>(context: ActionContext, given: BatchOptions): Promise<CallBatchResult<T>> => {
  const make = givenOptions(given)
  checkBatchOptions(make)
  warnAboutMisplaced(context, 'batch.make', make)
  const { calls, options } = make
  const { isHaltOnError = true, requestId, returnAjaxResult = false } = options ?? {}
  hintAtCommands(context, calls, requestId)
  const reply = await context.http(context.version).batch<T>(calls, {
    isHaltOnError,
    requestId,
    ...perCallOf(make, options),
  })
  const answered = [...(reply.getData()?.result ?? new Map<string | number, AjaxResult<T>>())]
  const kept = returnAjaxResult
    ? answered
    : answered.flatMap(([key, ajaxResult]): [string | number, T][] => {
        const data = ajaxResult.getData()
        return data === undefined ? [] : [[key, data.result]]
      })
  const data: unknown = Array.isArray(calls) ? kept.map(([, value]) => value) : Object.fromEntries<unknown>(kept)
  return withErrors(new Result(data as T), reply.errors) // oxlint-disable-line typescript/no-unsafe-type-assertion -- the contract lets the caller say what the list or record is
}

/** A batch: up to 50 commands in one request. */
export class Batch {
  readonly #context: ActionContext

  constructor(context: ActionContext) {
    this.#context = context
  }

  /**
   * Sends up to 50 commands in one request. A command's error is kept under its name, or under its position as a string. Without
   * `returnAjaxResult` the data holds the results of successful commands only; the keys of the errors show which are missing. In REST v3
   * one failed command fails the whole batch.
   * @throws {AjaxError} `JSSDK_BATCH_EMPTY`, `JSSDK_BATCH_TOO_LARGE`: nothing was sent; or the portal refused the request
   * @throws {SdkError} `JSSDK_INTERACTION_BATCH_ROW_FAIL`, `JSSDK_BATCH_NESTED`: nothing was sent; `JSSDK_OUTCOME_UNKNOWN`: the reply was
   * lost, some commands may have run
   */
  make<T = unknown>(options: ListedWithAjaxResults): Promise<Result<AjaxResult<T>[]>>
  make<T = unknown>(options: NamedWithAjaxResults): Promise<Result<Record<string, AjaxResult<T>>>>
  make<T = unknown>(options: BatchOptions): Promise<CallBatchResult<T>>
  make<T = unknown>(options: BatchOptions): Promise<CallBatchResult<T>> {
    return asError(() => makeBatch<T>(this.#context, options))
  }

  chunkArray<T>(array: T[], chunkSize?: number): T[][] {
    return chunkArray(array, chunkSize)
  }
}
