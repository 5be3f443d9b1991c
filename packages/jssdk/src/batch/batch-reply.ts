import type { AjaxResult } from '../results/ajax-result.ts'
import type { PayloadTime } from '../types/payload.ts'

/** The reply of a batch request as a whole. */
export interface BatchReply<R> {
  readonly result: R
  readonly time: PayloadTime
  readonly status: number
  readonly requestId: string
}

/** The outcome of each command that the portal ran, in the order of the commands. */
export type CommandResults<T> = Map<string | number, AjaxResult<T>>
