import { redactParams } from '../../errors/redact.ts'
import { textOfThrown } from '../../errors/sdk-error.ts'
import type { LoggerInterface } from '../../types/logger.ts'
import { isObject } from '../../types/narrow.ts'
import { SenderType } from '../../types/pull/pull-enums.ts'
import type { RpcCommandResult } from '../../types/pull/pull-rpc.ts'
import type { JsonRpc } from '../framing/json-rpc.ts'
import { protobuf } from '../framing/protobuf.ts'
import { decodeTextFrames } from '../framing/text-frames.ts'
import { type PullEvent, type PullMessage, type ReadFacts, readEvent } from './pull-event.ts'
import type { Session } from '../connection/session.ts'
import { tell } from '../../logger/tell.ts'

export interface IncomingParts {
  readonly session: Session
  readonly rpc: JsonRpc
  readonly isJsonRpc: () => boolean
  readonly facts: () => ReadFacts
  readonly send: (text: string) => boolean
  readonly onPing: () => void
  readonly onMessage: (message: PullMessage) => void
  readonly logger: () => LoggerInterface
}

/** Reads frames and passes each message on once. */
export class Incoming {
  readonly #parts: IncomingParts

  constructor(parts: IncomingParts) {
    this.#parts = parts
  }

  /** Reads a frame of any kind. A frame that cannot be read is logged by its length only. */
  take(frame: string | ArrayBuffer): void {
    try {
      this.#decode(frame)
    } catch (error) {
      const length = typeof frame === 'string' ? frame.length : frame.byteLength
      // A parser's error quotes the text, and the text may hold secrets. So only the error's name is used.
      const kind = error instanceof Error ? error.name : 'unknown'
      tell(this.#parts.logger(), 'error', 'pull: a frame cannot be read', { length, kind })
    }
  }

  /** The methods that the push server may call by JSON-RPC. */
  readonly handleRpc = (method: string, params: unknown): RpcCommandResult | undefined => {
    if (method.toLowerCase() === 'incoming.message') {
      this.#takeRpcMessage(params)
      return { result: {} }
    }
    if (method === 'ping') return { result: {} }
    tell(this.#parts.logger(), 'warning', 'pull: unknown method of the push server', { method, params: mask(params) })
    return undefined
  }

  #decode(frame: string | ArrayBuffer): void {
    if (typeof frame !== 'string') return this.#takeAll(protobuf().decodeResponseBatch(new Uint8Array(frame)))
    if (!this.#parts.isJsonRpc()) return this.#takeAll(decodeTextFrames(frame))
    if (frame === 'ping') return this.#parts.onPing()
    this.#parts.rpc.receive(frame)
  }

  #takeRpcMessage(params: unknown): void {
    if (!isObject(params)) return this.#reportUnknown(params)
    const { mid, body, sender, user_params: userParams, dictionary } = params
    const id = typeof mid === 'string' ? mid : ''
    if (id !== '') this.#parts.send(`mack:${id}`)
    const from = isObject(sender) ? senderOf(sender) : undefined
    this.#takeAll([{ mid: id, body, userParams, dictionary, ...(from !== undefined && { sender: from }) }])
  }

  #takeAll(events: readonly PullEvent[]): void {
    for (const event of events) {
      if (!this.#parts.session.take(event)) continue
      const message = readEvent(event, this.#parts.facts())
      if (message === undefined) this.#reportUnknown(event.body)
      else this.#deliver(message)
    }
  }

  #deliver(message: PullMessage): void {
    try {
      this.#parts.session.count(message.moduleId, message.command)
      this.#parts.onMessage(message)
    } catch (error) {
      const { moduleId, command } = message
      tell(this.#parts.logger(), 'error', 'pull: a message failed', { moduleId, command, reason: textOfThrown(error) })
    }
  }

  #reportUnknown(body: unknown): void {
    tell(this.#parts.logger(), 'warning', 'pull: an unknown message', { body: mask(body) })
  }
}

const senderOf = ({ type, id }: Record<string, unknown>): NonNullable<PullEvent['sender']> => ({
  type: type === SenderType.Client || type === SenderType.Backend ? type : SenderType.Unknown,
  id: typeof id === 'string' ? id : '',
})

/** A channel id is as secret as a password. */
const channelId = /[\da-f]{32}(?::[\da-f]{32})?(?:\.[\da-f]{32,128})?/gi

/** A frame for logs, without secrets and channel ids. */
const mask = (value: unknown): unknown => {
  const text = JSON.stringify(redactParams(value)) ?? ''
  return text.replace(channelId, '***').slice(0, 1000)
}
