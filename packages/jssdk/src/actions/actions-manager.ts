import { ApiVersion } from '../types/api-version.ts'
import type { TypeCallParamsV2, TypeCallParamsV3 } from '../types/call-params.ts'
import type { LoggerInterface } from '../types/logger.ts'
import type { ActionContext } from './action-context.ts'
import { Aggregate } from './aggregate.ts'
import { BatchByChunk } from './batch-by-chunk.ts'
import { Batch } from './batch.ts'
import { CallList } from './call-list.ts'
import { Call } from './call.ts'
import { FetchList } from './fetch-list.ts'
import { FetchLists } from './fetch-lists.ts'
import type { ListOptionsV2, ListOptionsV3 } from './list-options.ts'
import { LoggerSlot } from './logger-slot.ts'
import { CallTail, FetchTail } from './tail.ts'

/** The actions of REST v2. */
export class ActionsManagerV2 {
  readonly call: Call<TypeCallParamsV2>
  readonly callList: CallList<ListOptionsV2>
  readonly fetchList: FetchList<ListOptionsV2>
  readonly fetchLists: FetchLists<ListOptionsV2>
  readonly batch: Batch
  readonly batchByChunk: BatchByChunk
  readonly #slot: LoggerSlot

  constructor(context: ActionContext) {
    this.#slot = new LoggerSlot(context)
    const { context: own } = this.#slot
    this.call = new Call(own, ApiVersion.v2)
    this.callList = new CallList(own, ApiVersion.v2)
    this.fetchList = new FetchList(own, ApiVersion.v2)
    this.fetchLists = new FetchLists(own, ApiVersion.v2)
    this.batch = new Batch(own, ApiVersion.v2)
    this.batchByChunk = new BatchByChunk(own, ApiVersion.v2)
  }

  setLogger(logger: LoggerInterface): void {
    this.#slot.set(logger)
  }

  getLogger(): LoggerInterface {
    return this.#slot.get()
  }
}

/** The actions of REST v3. */
export class ActionsManagerV3 {
  readonly call: Call<TypeCallParamsV3>
  readonly callList: CallList<ListOptionsV3>
  readonly fetchList: FetchList<ListOptionsV3>
  readonly fetchLists: FetchLists<ListOptionsV3>
  readonly batch: Batch
  readonly batchByChunk: BatchByChunk
  readonly callTail: CallTail
  readonly fetchTail: FetchTail
  readonly aggregate: Aggregate
  readonly #slot: LoggerSlot

  constructor(context: ActionContext) {
    this.#slot = new LoggerSlot(context)
    const { context: own } = this.#slot
    this.call = new Call(own, ApiVersion.v3)
    this.callList = new CallList(own, ApiVersion.v3)
    this.fetchList = new FetchList(own, ApiVersion.v3)
    this.fetchLists = new FetchLists(own, ApiVersion.v3)
    this.batch = new Batch(own, ApiVersion.v3)
    this.batchByChunk = new BatchByChunk(own, ApiVersion.v3)
    this.callTail = new CallTail(own)
    this.fetchTail = new FetchTail(own)
    this.aggregate = new Aggregate(own)
  }

  setLogger(logger: LoggerInterface): void {
    this.#slot.set(logger)
  }

  getLogger(): LoggerInterface {
    return this.#slot.get()
  }
}

/** The actions of a client, by REST version. */
export class ActionsManager {
  readonly v2: ActionsManagerV2
  readonly v3: ActionsManagerV3
  readonly #slot: LoggerSlot

  constructor(context: ActionContext) {
    this.#slot = new LoggerSlot(context)
    this.v2 = new ActionsManagerV2(this.#slot.context)
    this.v3 = new ActionsManagerV3(this.#slot.context)
  }

  /** The logger of both versions' actions from now on. */
  setLogger(logger: LoggerInterface): void {
    this.#slot.set(logger)
    this.v2.setLogger(logger)
    this.v3.setLogger(logger)
  }

  getLogger(): LoggerInterface {
    return this.#slot.get()
  }
}
