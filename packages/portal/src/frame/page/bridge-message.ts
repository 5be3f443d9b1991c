import { isFields } from './narrow.ts'

/** A command of an application, read from a message. */
export interface BridgeMessage {
  readonly command: string
  /** `undefined` means that the command had no parameters. */
  readonly params: unknown
  /** An id chosen by the application. Empty if it wants no reply. */
  readonly callbackId: string
  readonly appSid: string
}

/** Reads a message of an application. `undefined` if it is not a command. */
export const readMessage = (data: unknown): BridgeMessage | undefined => {
  if (typeof data === 'string') return readText(data)
  if (!isFields(data)) return undefined
  // A command whose name contains the separator is sent as an object, with its parameters unchanged.
  const { method, params, callback, appSid } = data
  if (typeof method !== 'string' || typeof appSid !== 'string') return undefined
  const callbackId = typeof callback === 'string' ? callback : ''
  return { command: method, params: params === '' ? undefined : params, callbackId, appSid }
}

/** The format is `command:params:callbackId:appSid`. The text is read from both ends, because JSON contains colons too. */
const readText = (text: string): BridgeMessage | undefined => {
  const parts = text.split(':')
  const [command] = parts
  const appSid = parts.at(-1)
  const callbackId = parts.at(-2)
  if (parts.length < 3 || !command || appSid === undefined || callbackId === undefined) return undefined
  const json = parts.slice(1, -2).join(':')
  if (json === '') return { command, params: undefined, callbackId, appSid }
  try {
    return { command, params: JSON.parse(json), callbackId, appSid }
  } catch {
    // The JSON is incomplete. A portal does not reply to messages that it cannot read.
    return undefined
  }
}

/** The reply to a command. Without a value, nothing follows the colon. */
export const writeReply = (callbackId: string, payload: unknown): string =>
  `${callbackId}:${payload === undefined ? '' : JSON.stringify(payload)}`
