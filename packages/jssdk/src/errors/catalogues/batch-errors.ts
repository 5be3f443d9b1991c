import type { AjaxQuery } from '../../types/calls/ajax-query.ts'
import type { CallOutcome } from '../../types/calls/errors.ts'
import { AjaxError } from '../ajax-error.ts'
import type { SdkErrorCode } from '../codes.ts'
import { ofRequest, type SdkError, sdkError } from '../sdk-error.ts'

/** The name of a command, or its position. */
type Position = string | number

/** The error of a batch that was not sent. `what` names the command and its fault, `advice` says what to do. */
const refused = (code: SdkErrorCode, what: string, advice: string): AjaxError =>
  new AjaxError({
    code,
    status: 400,
    outcome: 'notSent',
    description: `${what}. Nothing was sent; ${advice}.`,
    requestInfo: { method: 'batch' },
  })

export const batchTooLarge = (count: number, limit: number): AjaxError =>
  refused('JSSDK_BATCH_TOO_LARGE', `A batch takes ${limit} commands, not ${count}`, 'use batchByChunk')

export const batchEmpty = (): AjaxError => refused('JSSDK_BATCH_EMPTY', 'A batch has no command', 'give one')

export const batchNested = (position: Position): AjaxError =>
  refused('JSSDK_BATCH_NESTED', `Command ${position} is a batch itself`, 'put its commands beside it')

export const batchParamsInvalid = (position: Position, reason: string): AjaxError =>
  refused('JSSDK_INVALID_PARAMS', `Command ${position} cannot be sent: ${reason}`, 'pass plain values')

/** A parameter that a REST v2 call can express, but the query of a batch cannot. */
export const batchInexpressible = (position: Position, method: string, reason: string): AjaxError =>
  refused(
    'JSSDK_BATCH_INEXPRESSIBLE',
    `Command ${position} (${method}) cannot go into a batch: ${reason}`,
    'use actions.v2.call.make',
  )

export const batchRefInvalid = (position: Position, reason: string): AjaxError =>
  refused('JSSDK_BATCH_REF_INVALID', `Command ${position} has a wrong reference: ${reason}`, 'refer to one before it')

export const batchRowInvalid = (position: Position): SdkError =>
  sdkError(
    'JSSDK_INTERACTION_BATCH_ROW_FAIL',
    500,
    `Command ${position} is neither [method, params] nor { method, params }.`,
  )

/** A command that the portal refused. */
export interface CommandFacts extends AjaxQuery {
  readonly position: Position
  /** The status of the batch. */
  readonly status: number
  /** @default by code and status */
  readonly outcome: CallOutcome | undefined
}

/** The portal reports only that the command failed. */
export const batchSubError = ({ position, status, outcome, method, requestId }: CommandFacts): AjaxError =>
  new AjaxError({
    code: 'JSSDK_BATCH_SUB_ERROR',
    status,
    outcome,
    description: `Command ${position} (${method}) failed without a reason. Try call.make (request ${requestId}).`,
    requestInfo: { method, requestId },
  })

/** One command is missing in the reply of a batch. */
export const batchReplyWithoutCommand = (position: Position, version: 'v2' | 'v3', requestId?: string): SdkError =>
  sdkError(
    `JSSDK_INTERACTION_BATCH_STRATEGY_${version === 'v2' ? 'V2' : 'V3'}_EMPTY_COMMAND_RESPONSE`,
    500,
    `The reply lacks command ${position}: it may have run. Check before sending it again${ofRequest(requestId)}.`,
  )
