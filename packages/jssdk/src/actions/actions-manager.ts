import { ApiVersion } from '../types/calls/api-version.ts'
import type { TypeCallParamsV2, TypeCallParamsV3 } from '../types/calls/call-params.ts'
import type { LoggerInterface } from '../types/logger.ts'
import { Aggregate } from './aggregate.ts'
import { CallTail, FetchTail } from './list/tail.ts'
import { BatchByChunk } from './batch/batch-by-chunk.ts'
import { Batch } from './batch/batch.ts'
import { CallList } from './list/call-list.ts'
import { Call } from './call.ts'
import { FetchList } from './list/fetch-list.ts'
import { FetchLists } from './list/fetch-lists.ts'
import type { ListOptionsV2, ListOptionsV3 } from './list-run/list-options.ts'
import type { ActionContext } from './action-context.ts'
import { LoggerSlot } from './logger-slot.ts'

/** The actions of REST v2. */
export class ActionsManagerV2 extends LoggerSlot {
  readonly call: Call<TypeCallParamsV2> = new Call(this.context)
  readonly callList: CallList<ListOptionsV2> = new CallList(this.context)
  readonly fetchList: FetchList<ListOptionsV2> = new FetchList(this.context)
  readonly fetchLists: FetchLists<ListOptionsV2> = new FetchLists(this.context)
  readonly batch: Batch = new Batch(this.context)
  readonly batchByChunk: BatchByChunk = new BatchByChunk(this.context)

  constructor(context: ActionContext) {
    super({ ...context, version: ApiVersion.v2 })
  }
}

/** The actions of REST v3. */
export class ActionsManagerV3 extends LoggerSlot {
  readonly call: Call<TypeCallParamsV3> = new Call(this.context)
  readonly callList: CallList<ListOptionsV3> = new CallList(this.context)
  readonly fetchList: FetchList<ListOptionsV3> = new FetchList(this.context)
  readonly fetchLists: FetchLists<ListOptionsV3> = new FetchLists(this.context)
  readonly batch: Batch = new Batch(this.context)
  readonly batchByChunk: BatchByChunk = new BatchByChunk(this.context)
  readonly callTail: CallTail = new CallTail(this.context)
  readonly fetchTail: FetchTail = new FetchTail(this.context)
  readonly aggregate: Aggregate = new Aggregate(this.context)

  constructor(context: ActionContext) {
    super({ ...context, version: ApiVersion.v3 })
  }
}

/** The actions of a client, by REST version. */
export class ActionsManager extends LoggerSlot {
  readonly v2: ActionsManagerV2 = new ActionsManagerV2(this.context)
  readonly v3: ActionsManagerV3 = new ActionsManagerV3(this.context)

  /** Sets the logger for the actions of both versions. */
  override setLogger(logger: LoggerInterface): void {
    super.setLogger(logger)
    this.v2.setLogger(logger)
    this.v3.setLogger(logger)
  }
}
