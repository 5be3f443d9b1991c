import { Result } from '../results/result.ts'
import { withErrors } from '../results/with-errors.ts'
import type { AjaxResult } from '../results/ajax-result.ts'
import { ApiVersion } from '../types/calls/api-version.ts'
import type { ICallBatchOptions, ICallBatchResult } from '../types/calls/batch.ts'
import type { TypeCallParams } from '../types/calls/call-params.ts'
import type { BatchCalls } from '../types/calls/http.ts'
import type { BatchPayloadResult } from '../types/calls/payload.ts'
import type { PerCallOptions } from '../types/calls/per-call-options.ts'
import { planBatch } from './batch-plan.ts'
import { decodeV2 } from './decode-v2.ts'
import { decodeV3 } from './decode-v3.ts'
import { envelopeV2, envelopeV3 } from './envelope.ts'
import type { BatchReply, CommandResults } from './batch-reply.ts'
import type { WireBlock } from './reply-blocks.ts'

/** Sends the one request of a batch: the method `batch` with this body. */
export type SendBatchRequest = <R>(params: TypeCallParams, requestId: string | undefined) => Promise<AjaxResult<R>>

/**
 * Sends up to 50 commands in one request. A command's error is kept under its name or position. When the request itself fails with a soft
 * error, this error is kept under `base-error`, and there are no results.
 * @throws {AjaxError} `JSSDK_BATCH_EMPTY`, `JSSDK_BATCH_TOO_LARGE`, `JSSDK_INVALID_PARAMS`, `JSSDK_BATCH_INEXPRESSIBLE`: nothing was sent
 * @throws {SdkError} `JSSDK_INTERACTION_BATCH_ROW_FAIL`, `JSSDK_BATCH_NESTED`: nothing was sent; `..._EMPTY_COMMAND_RESPONSE`: a command is
 * absent from the reply
 */
export const sendBatch = async <T>(
  version: ApiVersion,
  calls: BatchCalls,
  { isHaltOnError = true, requestId }: ICallBatchOptions & PerCallOptions,
  send: SendBatchRequest,
): Promise<Result<ICallBatchResult<T>>> => {
  const plan = planBatch(calls)
  return version === ApiVersion.v2
    ? collect(
        await send<BatchPayloadResult<Record<string, T>>>({ ...envelopeV2(plan, isHaltOnError) }, requestId),
        (reply) => decodeV2<T>(plan.commands, reply, isHaltOnError),
      )
    : collect(await send<WireBlock<T>>(envelopeV3(plan, isHaltOnError), requestId), (reply) =>
        decodeV3<T>(plan.commands, reply),
      )
}

const collect = <R, T>(
  response: AjaxResult<R>,
  decode: (reply: BatchReply<R>) => CommandResults<T>,
): Result<ICallBatchResult<T>> => {
  const data = response.getData()
  if (data === undefined) return withErrors(new Result({ result: new Map() }), response.errors)
  const { result, time } = data
  const results = decode({
    result,
    time,
    status: response.getStatus(),
    requestId: response.getQuery().requestId,
    mayHaveRun: response.mayHaveRunBefore(),
  })
  const outcome = new Result<ICallBatchResult<T>>({ result: results, time })
  for (const [key, command] of results) for (const error of command.getErrors()) outcome.addError(error, String(key))
  return outcome
}
