import { isNumber, isObject, isString } from '../../types/narrow.ts'
import { SenderType } from '../../types/pull/pull-enums.ts'
import type { Untyped } from '../../types/untyped.ts'

/** A message from a frame. Its `body` is not yet parsed. */
export interface PullEvent {
  readonly mid: string
  readonly tag?: string
  readonly time?: number
  readonly body: unknown
  readonly sender?: { readonly type: SenderType; readonly id: string }
  /** Members added to `params` for single users (JSON-RPC). */
  readonly userParams?: unknown
  /** Members added to `params` for every user (JSON-RPC). */
  readonly dictionary?: unknown
}

/** A message for subscribers. */
export interface PullMessage {
  readonly moduleId: string
  readonly command: string
  readonly params: Record<string, Untyped>
  readonly extra: Record<string, Untyped>
}

export interface ReadFacts {
  readonly userId: number
  readonly nowMs: number
  /** How far this machine's clock is ahead of the portal's, in seconds. */
  readonly timeShift: number
}

/** Parses the body of an event. Undefined when it is not a message. */
export const readEvent = (event: PullEvent, { userId, nowMs, timeShift }: ReadFacts): PullMessage | undefined => {
  const { body, sender, userParams, dictionary } = event
  if (!isObject(body) || !isString(body['module_id']) || !isString(body['command'])) return undefined
  const own = isObject(userParams) ? userParams[String(userId)] : undefined
  const sent = isObject(body['extra']) ? body['extra'] : {}
  const serverTime = sent['server_time_unix']
  return {
    moduleId: body['module_id'].toLowerCase(),
    command: body['command'],
    params: {
      ...(isObject(body['params']) && body['params']),
      ...(isObject(own) && own),
      ...(isObject(dictionary) && dictionary),
    },
    extra: {
      ...sent,
      ...(sender !== undefined && { sender }),
      ...(isNumber(serverTime) && { server_time_ago: nowMs / 1000 - serverTime - timeShift }),
    },
  }
}

/** The sender of a message, as far as the frame names it. */
export const senderOf = ({ extra }: PullMessage): SenderType => {
  const sender: unknown = extra['sender']
  if (!isObject(sender)) return SenderType.Unknown
  if (sender['type'] === SenderType.Client) return SenderType.Client
  return sender['type'] === SenderType.Backend ? SenderType.Backend : SenderType.Unknown
}
