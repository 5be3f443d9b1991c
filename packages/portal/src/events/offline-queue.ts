import { createHash, randomBytes } from 'node:crypto'
import type { PortalClock } from '../clock.ts'
import type { Engine } from '../engine/engine.ts'
import type { ConditionOf, RowOf, WrittenRow } from '../engine/entity-rows.ts'
import type { Row } from '../engine/untyped-row.ts'
import type { Condition, Query } from '../engine/query.ts'
import { formatDateTime } from '../server-time.ts'
import type { FiredEvent } from './fired-event.ts'

/** The owner of a queue: an application, with a separate queue for each connector. */
export interface QueueOwner {
  readonly application: string
  readonly connectorId: string
}

const entity = 'offlineEvent'

interface QueueTools {
  readonly engine: Engine
  readonly clock: Pick<PortalClock, 'nowMs'>
}

/** A condition on the records of one queue. */
export const inQueue = (
  { application, connectorId }: QueueOwner,
  ...more: readonly ConditionOf<'offlineEvent'>[]
): ConditionOf<'offlineEvent'> => ({
  kind: 'and',
  conditions: [
    { kind: 'eq', field: 'application', value: application },
    { kind: 'eq', field: 'connectorId', value: connectorId },
    ...more,
  ],
})

/** Records that no reader has reserved. */
export const unreserved: ConditionOf<'offlineEvent'> = { kind: 'eq', field: 'processId', value: '' }
export const reservedBy = (processId: string): ConditionOf<'offlineEvent'> => ({
  kind: 'eq',
  field: 'processId',
  value: processId,
})
export const failed = (isFailed: boolean): ConditionOf<'offlineEvent'> => ({
  kind: 'eq',
  field: 'error',
  value: isFailed,
})

/** The id of a message. An event with the same data always gets the same id. */
const messageIdOf = ({ event, data }: FiredEvent): string =>
  createHash('md5')
    .update(event + JSON.stringify(data))
    .digest('hex')

/** Adds an event to a queue. If the same event is there and not reserved, only its record is updated. */
export const enqueue = ({ engine, clock }: QueueTools, owner: QueueOwner, event: FiredEvent): void => {
  const messageId = messageIdOf(event)
  const changes: WrittenRow<'offlineEvent'> = {
    timestampX: formatDateTime(clock.nowMs()),
    eventData: event.data,
    eventAdditional: { user_id: String(event.userId) },
    // After a new change, a record that failed is tried again.
    error: false,
  }
  const [same] = readQueue(engine, inQueue(owner, unreserved, { kind: 'eq', field: 'messageId', value: messageId }))
  if (same === undefined)
    engine.insert(entity, { ...owner, ...changes, eventName: event.event, messageId, processId: '' })
  else engine.update(entity, same.id, changes)
}

/** Reads a queue. The caller may add a condition of its own. */
export function readQueue(
  engine: Engine,
  where: Condition,
  chosen?: Pick<Query, 'order' | 'limit'>,
): readonly RowOf<typeof entity>[]
export function readQueue(
  engine: Engine,
  where: Condition,
  { order, limit }: Pick<Query, 'order' | 'limit'> = {},
): readonly Row[] {
  return engine.dynamic(entity).page({ where, order, limit }).rows
}

/** Reserves records for one reader and returns the id of the reservation. */
export const reserve = (engine: Engine, rows: readonly RowOf<'offlineEvent'>[]): string => {
  const processId = randomBytes(16).toString('hex')
  for (const row of rows) engine.update(entity, row.id, { processId })
  return processId
}

/** Releases records and marks them as failed. */
export const markFailed = (engine: Engine, rows: readonly RowOf<'offlineEvent'>[]): void => {
  for (const row of rows) engine.update(entity, row.id, { error: true, processId: '' })
}

export const drop = (engine: Engine, rows: readonly RowOf<'offlineEvent'>[]): void => {
  engine.remove(
    entity,
    rows.map((row) => row.id),
  )
}

/** How long a reservation is kept if its reader does not come back. */
const longestReservationSeconds = 2_952_000

/** Deletes records that were reserved long ago. Records without a reservation stay. */
export const dropForgotten = ({ engine, clock }: QueueTools): void => {
  const before = formatDateTime(clock.nowMs() - longestReservationSeconds * 1000)
  const isOld: Condition = { kind: 'lt', field: 'timestampX', value: before }
  const isReserved: Condition = { kind: 'ne', field: 'processId', value: '' }
  drop(engine, readQueue(engine, { kind: 'and', conditions: [isReserved, isOld] }))
}
