import { PageErrors } from '../../lists/page-errors.ts'
import type { Receipt } from '../../lists/budget/budget-account.ts'
import type { BatchSizer } from '../../lists/budget/batch-sizer.ts'
import type { CommandReply, PageReader, PageReply, PageTime } from '../../lists/read/page-reader.ts'
import { receiptOf } from '../../lists/budget/page-receipt.ts'
import type { AjaxResult } from '../../results/ajax-result.ts'
import { ApiVersion } from '../../types/calls/api-version.ts'
import type { TypeHttp } from '../../types/calls/http.ts'
import { isNumber, isObject } from '../../types/narrow.ts'
import type { PerCallOptions } from '../../types/calls/per-call-options.ts'
import { isBudgetError } from '../batch/budget-error.ts'
import type { ListCost } from './list-cost.ts'
import { perCallOf } from '../options/per-call.ts'

export interface ReaderOptions extends PerCallOptions {
  readonly method: string
  readonly requestId?: string | undefined
}

/**
 * Reads pages of a list with an HTTP client. `sizer` waits for the operating budget and learns from the pages' times. `cost` counts the
 * expenses.
 */
export const pageReader = (http: TypeHttp, options: ReaderOptions, sizer: BatchSizer, cost: ListCost): PageReader => ({
  readPage: async (params, given) => {
    const permit = given ?? (await sizer.acquire(1))
    let receipt: Receipt | undefined
    try {
      cost.requests += 1
      const response = await http.call(options.method, params, options.requestId, perCallOf(options))
      if (!response.isSuccess) throw new PageErrors(response.errors)
      const reply = replyOf(response, 1)
      note(cost, [reply.time])
      sizer.learn([reply.time])
      receipt = receiptOf([reply.time])
      return reply
    } finally {
      permit.settle(receipt)
    }
  },
  readPages: async (params, permit, isHaltOnError = true) => {
    const { method, requestId } = options
    let receipt: Receipt | undefined
    let batchReceipt: Receipt | undefined
    let isRefused = false
    try {
      cost.requests += 1
      const outcome = await http.batch(
        params.map((page): [string, typeof page] => [method, page]),
        { isHaltOnError, requestId, ...perCallOf(options) },
      )
      const data = outcome.getData()
      // A command without its own time counts with an equal share of the batch's time.
      const hasOwnTimes = http.apiVersion === ApiVersion.v2
      const share = hasOwnTimes ? 1 : params.length
      const replies = params.map((_, index): CommandReply => {
        const result = data?.result?.get(index)
        if (result === undefined) return 'notRun'
        if (result.isSuccess) return replyOf(result, share)
        return isBudgetError(result) ? 'refused' : 'failed'
      })
      const times = replies.flatMap((reply) => (typeof reply === 'object' ? [reply.time] : []))
      note(cost, times)
      sizer.learn(times)
      const whole = timeOf(data?.time, 1)
      const own = hasOwnTimes ? times : times.map((time) => ({ ...time, operatingSeconds: undefined }))
      receipt = receiptOf(own)
      if (whole.operatingSeconds !== undefined) batchReceipt = receiptOf([whole], times.length)
      isRefused = replies.includes('refused')
      return replies
    } finally {
      permit.settle(receipt, batchReceipt, isRefused)
    }
  },
})

const replyOf = (result: AjaxResult, share: number): PageReply => {
  const data = result.getData()
  return { result: data?.result, time: timeOf(data?.time, share), ...result.getPaging() }
}

/** Portals without the limiter omit some fields, and so do proxies. */
const timeOf = (time: unknown, share: number): PageTime => {
  const { start, finish, duration, operating, operating_reset_at: resetAt } = isObject(time) ? time : {}
  return {
    startedAtMs: momentOf(start),
    finishedAtMs: momentOf(finish),
    durationSeconds: isNumber(duration) ? duration / share : undefined,
    operatingSeconds: isNumber(operating) ? operating : undefined,
    resetAtMs: momentOf(resetAt),
  }
}

/** Converts unix seconds to milliseconds. */
const momentOf = (seconds: unknown): number | undefined =>
  isNumber(seconds) && seconds > 0 ? seconds * 1000 : undefined

const note = (cost: ListCost, times: readonly PageTime[]): void => {
  cost.pages += times.length
  for (const { durationSeconds, operatingSeconds } of times) {
    cost.portalSeconds += durationSeconds ?? 0
    cost.operatingSeconds = operatingSeconds ?? cost.operatingSeconds
  }
}
