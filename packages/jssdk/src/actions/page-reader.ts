import type { PageReader, PageReply, PageTime } from '../lists/page-reader.ts'
import type { AjaxResult } from '../results/ajax-result.ts'
import { ApiVersion } from '../types/api-version.ts'
import type { TypeHttp } from '../types/http.ts'
import { isNumber, isObject } from '../types/narrow.ts'
import type { PerCallOptions } from '../types/per-call-options.ts'
import type { ListCost } from './list-cost.ts'

export interface ReaderOptions {
  readonly http: TypeHttp
  readonly method: string
  readonly requestId: string | undefined
  readonly perCall: PerCallOptions
  /** Takes note of what is spent. */
  readonly cost: ListCost
}

/** Reads pages of a list through a transport. */
export const pageReader = ({ http, method, requestId, perCall, cost }: ReaderOptions): PageReader => ({
  readPage: async (params) => {
    cost.requests += 1
    const reply = replyOf(await http.call(method, params, requestId, perCall), 1)
    if (reply.kind === 'page') note(cost, [reply.time])
    return reply
  },
  readPages: async (params, { isHaltOnError } = { isHaltOnError: true }) => {
    cost.requests += 1
    const outcome = await http.batch(
      params.map((page): [string, typeof page] => [method, page]),
      { isHaltOnError, ...(requestId !== undefined && { requestId }), ...perCall },
    )
    const results = outcome.getData()?.result
    // Without times of its own a command took its share of the batch.
    const share = http.apiVersion === ApiVersion.v2 ? 1 : params.length
    const replies = params.map((_, index): PageReply => {
      const result = results?.get(index)
      return result === undefined ? { kind: 'notRun' } : replyOf(result, share)
    })
    note(
      cost,
      replies.flatMap((reply) => (reply.kind === 'page' ? [reply.time] : [])),
    )
    return replies
  },
})

const replyOf = (result: AjaxResult, share: number): PageReply => {
  if (!result.isSuccess) return { kind: 'softError', errors: result.errors }
  const data = result.getData()
  return { kind: 'page', result: data?.result, time: timeOf(data?.time, share) }
}

/** Portals without the limiter leave fields out, and so do proxies. */
const timeOf = (time: unknown, share: number): PageTime => {
  const { duration, operating, operating_reset_at: resetAt } = isObject(time) ? time : {}
  return {
    durationSeconds: isNumber(duration) ? duration / share : undefined,
    operatingSeconds: isNumber(operating) ? operating : undefined,
    operatingResetAt: isNumber(resetAt) ? resetAt : undefined,
  }
}

const note = (cost: ListCost, times: readonly PageTime[]): void => {
  cost.pages += times.length
  for (const { durationSeconds, operatingSeconds } of times) {
    cost.portalSeconds += durationSeconds ?? 0
    cost.operatingSeconds = operatingSeconds ?? cost.operatingSeconds
  }
}
