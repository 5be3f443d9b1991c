import type { AjaxResult } from '../../results/ajax-result.ts'
import type { Result } from '../../results/result.ts'
import type { ApiVersion } from './api-version.ts'
import type { TypeCallParams } from './call-params.ts'
import type { PayloadTime } from './payload.ts'

/** A command as `[method, params]`. */
export type CommandTuple<M extends string = string, P = undefined | TypeCallParams> = [M, P?]
/** A command as an object. */
export interface CommandObject<M extends string = string, P = undefined | TypeCallParams> {
  method: M
  params?: P
  /** REST v3: the name of this command in references of later commands. */
  as?: string
  /** REST v3: the portal accepts it, but it has no effect. */
  parallel?: boolean
}
export type CommandUniversal<M extends string = string, P = undefined | TypeCallParams> =
  | CommandTuple<M, P>
  | CommandObject<M, P>
export type BatchCommandsArrayUniversal<M extends string = string, P = undefined | TypeCallParams> = CommandTuple<
  M,
  P
>[]
export type BatchCommandsObjectUniversal<M extends string = string, P = undefined | TypeCallParams> = CommandObject<
  M,
  P
>[]
export type BatchCommandsUniversal<M extends string = string, P = undefined | TypeCallParams> = CommandUniversal<M, P>[]
export type BatchNamedCommandsUniversal<
  K extends string | number | symbol = string,
  M extends string = string,
  P = undefined | TypeCallParams,
> = Record<K, CommandObject<M, P> | CommandTuple<M, P>>
/** A normalised command of a REST v3 batch. */
export type BatchCommandV3 = {
  method: string
  query?: Record<string, unknown>
  as?: string
  parallel?: boolean
}
/** The body of a REST v2 batch. */
export type BatchRequestEnvelopeV2 = {
  halt: 0 | 1
  cmd: unknown
}
/** Batch options of an HTTP client. */
export interface ICallBatchOptions {
  /** Stop at the first command that fails. @default true */
  isHaltOnError?: boolean | undefined
  requestId?: string | undefined
}
/** Batch options of the actions. */
export interface IB24BatchOptions extends ICallBatchOptions {
  apiVersion?: ApiVersion
  /** Return each command's `AjaxResult` instead of its bare result. @default false */
  returnAjaxResult?: boolean
}
/** Results of a batch by command name or position. */
export interface ICallBatchResult<T = unknown> {
  result?: Map<string | number, AjaxResult<T>>
  time?: PayloadTime
}
export type CallBatchResult<T> = Result<Record<string | number, AjaxResult<T>>> | Result<AjaxResult<T>[]> | Result<T>

/** REST v3: a value of an earlier command's result. */
export interface BatchRef {
  $ref: string
}
/** REST v3: one field of all rows of an earlier command's result. */
export interface BatchRefArray {
  $refArray: string
}
