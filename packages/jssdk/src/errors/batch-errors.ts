import { AjaxError } from './ajax-error.ts'
import type { SdkErrorCode } from './codes.ts'
import { SdkError } from './sdk-error.ts'

/** The batch an error speaks of. */
export interface BatchFacts {
  readonly requestId?: string | undefined
  readonly cause?: unknown
}

const inRequest = ({ requestId }: BatchFacts): string => (requestId === undefined ? '' : ` (request ${requestId})`)

const refused = (batch: BatchFacts, code: SdkErrorCode, description: string): AjaxError =>
  new AjaxError({
    code,
    status: 400,
    outcome: 'notSent',
    description: `${description}${inRequest(batch)}.`,
    requestInfo: { method: 'batch', ...(batch.requestId === undefined ? {} : { requestId: batch.requestId }) },
    originalError: batch.cause,
  })

const unreadable = (batch: BatchFacts, code: SdkErrorCode, description: string): SdkError =>
  new SdkError({ code, status: 500, description: `${description}${inRequest(batch)}.`, originalError: batch.cause })

export const batchTooLarge = (batch: BatchFacts & { readonly count: number; readonly limit: number }): AjaxError =>
  refused(
    batch,
    'JSSDK_BATCH_TOO_LARGE',
    `A batch takes at most ${batch.limit} commands, ${batch.count} were given. Nothing was sent; use batchByChunk`,
  )

export const batchEmpty = (batch: BatchFacts = {}): AjaxError =>
  refused(batch, 'JSSDK_BATCH_EMPTY', 'A batch needs at least one command. Nothing was sent')

export const batchNested = (batch: BatchFacts & { readonly position: string | number }): AjaxError =>
  refused(
    batch,
    'JSSDK_BATCH_NESTED',
    `Command ${batch.position} is a batch itself, which a portal does not run. Nothing was sent; put its commands side by side`,
  )

export const batchParamsInvalid = (
  batch: BatchFacts & { readonly position: string | number; readonly reason: string },
): AjaxError =>
  refused(
    batch,
    'JSSDK_INVALID_PARAMS',
    `The parameters of command ${batch.position} cannot be sent: ${batch.reason}. Nothing was sent; pass plain values`,
  )

/** What a REST v2 call can say and the query of a batch cannot. */
export const batchInexpressible = (
  batch: BatchFacts & { readonly position: string | number; readonly method: string; readonly reason: string },
): AjaxError =>
  refused(
    batch,
    'JSSDK_BATCH_INEXPRESSIBLE',
    `Command ${batch.position} (${batch.method}) cannot go into a batch: ${batch.reason}. Nothing was sent; make it a call of its own, actions.v2.call.make`,
  )

export const batchRefInvalid = (
  batch: BatchFacts & { readonly position: string | number; readonly reason: string },
): AjaxError =>
  refused(
    batch,
    'JSSDK_BATCH_REF_INVALID',
    `Command ${batch.position} refers to another command wrongly: ${batch.reason}. Nothing was sent; refer to a command that stands before it`,
  )

export const batchRowInvalid = (batch: BatchFacts & { readonly position: string | number }): SdkError =>
  unreadable(
    batch,
    'JSSDK_INTERACTION_BATCH_ROW_FAIL',
    `Command ${batch.position} is neither [method, params] nor { method, params }. Nothing was sent; correct it`,
  )

export const batchSubError = (
  batch: BatchFacts & { readonly method: string; readonly position: string | number; readonly status: number },
): AjaxError =>
  new AjaxError({
    code: 'JSSDK_BATCH_SUB_ERROR',
    status: batch.status,
    description: `Command ${batch.position} of the batch (${batch.method}) failed and the portal gave no reason. Call it alone to see more${inRequest(batch)}.`,
    requestInfo: { method: batch.method, ...(batch.requestId === undefined ? {} : { requestId: batch.requestId }) },
    originalError: batch.cause,
  })

/** One command is absent from the reply of a batch. */
export const batchReplyWithoutCommand = (
  batch: BatchFacts & { readonly position: string | number; readonly version: 'v2' | 'v3' },
): SdkError =>
  unreadable(
    batch,
    batch.version === 'v2'
      ? 'JSSDK_INTERACTION_BATCH_STRATEGY_V2_EMPTY_COMMAND_RESPONSE'
      : 'JSSDK_INTERACTION_BATCH_STRATEGY_V3_EMPTY_COMMAND_RESPONSE',
    `The reply of the batch lacks command ${batch.position}. It may have run; check before sending it again`,
  )
