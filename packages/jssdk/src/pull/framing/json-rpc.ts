import { pullError } from '../../errors/catalogues/pull-errors.ts'
import { isNumber, isObject, isString } from '../../types/narrow.ts'
import { ListRpcError, type RpcMethod } from '../../types/pull/pull-enums.ts'
import type { RpcCommandResult } from '../../types/pull/pull-rpc.ts'
import type { Timers } from '../timers.ts'

/** Time limit for the push server's answer, in milliseconds. */
const answerMs = 5000

export interface JsonRpcParts {
  /** Sends a text; `false` when there is no connection. */
  readonly send: (text: string) => boolean
  readonly timers: Timers
  /** Handles the server's calls. Undefined means that the method does not exist. */
  readonly handle: (method: string, params: unknown) => RpcCommandResult | undefined
}

interface Awaiter {
  readonly method: string
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

/** JSON-RPC 2.0 in both directions over one connection. */
export class JsonRpc {
  readonly #parts: JsonRpcParts
  readonly #awaiters = new Map<number, Awaiter>()
  #lastId = 0

  constructor(parts: JsonRpcParts) {
    this.#parts = parts
  }

  /** Calls a method of the push server. @throws {SdkError} `JSSDK_PULL_NOT_CONNECTED`, `_RPC_TIMEOUT` (5 s), `_RPC_REFUSED` */
  async call(method: RpcMethod, params: unknown, timeoutMs = answerMs): Promise<unknown> {
    const id = ++this.#lastId
    // The text is made before the call is registered. A value without a JSON form throws here, and the call would never be answered.
    const text = JSON.stringify({ jsonrpc: '2.0', method, params, id })
    return new Promise((resolve, reject) => {
      this.#awaiters.set(id, { method, resolve, reject })
      if (!this.#parts.send(text)) return this.#reject(id, pullError({ fault: 'notConnected', method }))
      this.#parts.timers.set(timerOf(id), timeoutMs, () => this.#reject(id, pullError({ fault: 'rpcTimeout', method })))
    })
  }

  /** Handles a frame: replies settle their calls, and calls are answered. @throws {SyntaxError} the text is not JSON */
  receive(text: string): void {
    const message: unknown = JSON.parse(text)
    // The calls of a batch are run, but not answered.
    if (Array.isArray(message)) for (const one of message) this.#take(one)
    else this.#answer(message, this.#take(message))
  }

  /** Rejects every open call, because the connection has ended. */
  rejectAll(): void {
    for (const [id, { method }] of this.#awaiters) this.#reject(id, pullError({ fault: 'notConnected', method }))
  }

  #take(message: unknown): RpcCommandResult | undefined {
    if (!isObject(message)) return { error: { ...ListRpcError.InvalidRequest } }
    if (!isString(message['method'])) return this.#settle(message)
    return this.#parts.handle(message['method'], message['params']) ?? { error: { ...ListRpcError.MethodNotFound } }
  }

  #settle({ id, result, error }: Record<string, unknown>): undefined {
    const awaiter = isNumber(id) ? this.#awaiters.get(id) : undefined
    if (awaiter === undefined || !isNumber(id)) return
    if (error === undefined || error === null) {
      this.#forget(id)
      awaiter.resolve(result)
      return
    }
    const reason = isObject(error) && isString(error['message']) ? error['message'] : undefined
    this.#reject(id, pullError({ fault: 'rpcRefused', method: awaiter.method, reason, cause: error }))
  }

  /** Only a call with an id is answered. Notifications and replies are not. */
  #answer(message: unknown, result: RpcCommandResult | undefined): void {
    if (result === undefined || !isObject(message) || !isString(message['method']) || !isNumber(message['id'])) return
    this.#parts.send(JSON.stringify({ jsonrpc: '2.0', id: message['id'], ...result }))
  }

  #reject(id: number, error: Error): void {
    const awaiter = this.#awaiters.get(id)
    this.#forget(id)
    awaiter?.reject(error)
  }

  #forget(id: number): void {
    this.#awaiters.delete(id)
    this.#parts.timers.clear(timerOf(id))
  }
}

const timerOf = (id: number): string => `rpc ${String(id)}`
