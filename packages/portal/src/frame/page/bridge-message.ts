import { isFields } from './narrow.ts'

/** A command of an application, as it was found in a message. */
export interface BridgeMessage {
  readonly command: string
  /** `undefined`: the command came without parameters. */
  readonly params: unknown
  /** Opaque; empty when no reply is wanted. */
  readonly callbackId: string
  readonly appSid: string
}

/** Reads a message of an application; `undefined` when it is none. */
export const readMessage = (data: unknown): BridgeMessage | undefined => {
  if (typeof data === 'string') return readText(data)
  if (!isFields(data)) return undefined
  // A command with the separator in its name travels as an object, its parameters as they are.
  const { method, params, callback, appSid } = data
  if (typeof method !== 'string' || typeof appSid !== 'string') return undefined
  const callbackId = typeof callback === 'string' ? callback : ''
  return { command: method, params: params === '' ? undefined : params, callbackId, appSid }
}

/** `command:params:callbackId:appSid`, read from both ends, because JSON holds colons too. */
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
    // Cut JSON: like everything it does not understand, a portal leaves it unanswered.
    return undefined
  }
}

/** The reply to a command: nothing stands after the colon when there is nothing to say. */
export const writeReply = (callbackId: string, payload: unknown): string =>
  `${callbackId}:${payload === undefined ? '' : JSON.stringify(payload)}`
