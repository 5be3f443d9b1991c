import type { AjaxResult } from '../results/ajax-result.ts'
import type { PayloadTime } from '../types/calls/payload.ts'

/** The reply of a batch request as a whole. */
export interface BatchReply<R> {
  readonly result: R
  readonly time: PayloadTime
  readonly status: number
  readonly requestId: string
  /** Whether an earlier attempt may have run some of the commands. */
  readonly mayHaveRun: boolean
}

/** The outcome of each command that the portal ran, in the order of the commands. */
export type CommandResults<T> = Map<string | number, AjaxResult<T>>

const answered = new WeakMap<object, CommandResults<unknown>>()

/** Keeps the outcomes of an incomplete reply with the error that it caused. */
export const withAnswered = <E extends object>(error: E, results: CommandResults<unknown>): E => {
  answered.set(error, results)
  return error
}

/** The outcomes of the incomplete reply that caused this error. */
export const answeredBefore = <T>(error: unknown): CommandResults<T> => {
  const results: unknown = typeof error === 'object' && error !== null ? answered.get(error) : undefined
  return (results ?? new Map()) as CommandResults<T> // oxlint-disable-line typescript/no-unsafe-type-assertion -- the type of a result is the caller's word
}
