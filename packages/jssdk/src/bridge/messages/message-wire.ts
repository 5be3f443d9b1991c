import type { SendParams } from '../../types/portal/frame.ts'

/** A command to the portal's page. */
export interface OutgoingCommand {
  readonly command: string
  readonly params: SendParams
  readonly callbackId: string
  readonly appSid: string
}

export type WireMessage = string | Readonly<Record<string, unknown>>

/**
 * The message of a command: `command:params:callbackId:appSid` without empty parts. A command with a colon in its own name is sent as an
 * object.
 * @throws {TypeError} the parameters have no JSON form
 */
export const encodeCommand = ({ command, params, callbackId, appSid }: OutgoingCommand): WireMessage => {
  if (!command.includes(':'))
    return [command, paramsText(params), callbackId, appSid].filter((part) => part !== '').join(':')
  const { requestId } = params
  return {
    method: command,
    params: payloadOf(params) ?? '',
    callback: callbackId,
    appSid,
    ...(requestId !== undefined && { requestId }),
  }
}

const paramsText = (params: SendParams): string => {
  const payload = payloadOf(params)
  if (payload === undefined) return ''
  if (params.isRawValue !== true) return JSON.stringify(payload) ?? ''
  // The caller passes JSON text here. Encoding it again would send the portal a text in place of the value.
  if (typeof params['value'] === 'string') return params['value']
  throw new TypeError('a raw value has to be JSON text')
}

/** The parameters that are sent. The options of `SendParams` control sending only and are left out. */
const payloadOf = (params: SendParams): unknown => {
  const { isRawValue: _, isSafely: _1, safelyTime: _2, callBack: _3, requestId: _4, singleOption, ...payload } = params
  if (singleOption !== undefined && singleOption !== null) return singleOption
  return Object.keys(payload).length === 0 ? undefined : payload
}

/** A reply of the portal's page: the id of the command and JSON text. The text is empty when there is no payload. */
export interface IncomingReply {
  readonly callbackId: string
  readonly text: string
}

/** Reads `callbackId:json`. Anything else is not a reply. */
export const decodeReply = (data: unknown): IncomingReply | undefined => {
  if (typeof data !== 'string') return undefined
  const separator = data.indexOf(':')
  return separator < 1 ? undefined : { callbackId: data.slice(0, separator), text: data.slice(separator + 1) }
}
