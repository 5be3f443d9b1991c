import type { RowsFrom } from '../../engine/entity-rows.ts'
import { idField, type Entity } from '../../engine/entity.ts'

export const eventEntity = {
  name: 'event',
  fields: [
    idField,
    { name: 'event', upper: 'EVENT', type: 'string' },
    { name: 'handler', upper: 'HANDLER', type: 'string' },
    { name: 'authType', upper: 'AUTH_TYPE', type: 'integer' },
    { name: 'isOffline', upper: 'OFFLINE', type: 'boolean' },
    { name: 'application', type: 'string' },
    { name: 'connectorId', type: 'string' },
    { name: 'minTimeout', type: 'integer' },
  ],
} as const satisfies Entity

export const offlineEventEntity = {
  name: 'offlineEvent',
  fields: [
    idField,
    { name: 'timestampX', upper: 'TIMESTAMP_X', type: 'datetime' },
    { name: 'eventName', upper: 'EVENT_NAME', type: 'string' },
    { name: 'eventData', type: 'json' },
    { name: 'eventAdditional', type: 'json' },
    { name: 'messageId', upper: 'MESSAGE_ID', type: 'string' },
    { name: 'processId', upper: 'PROCESS_ID', type: 'string' },
    { name: 'error', upper: 'ERROR', type: 'boolean' },
    { name: 'application', type: 'string' },
    { name: 'connectorId', type: 'string' },
  ],
} as const satisfies Entity

declare module '../../engine/entity-rows.ts' {
  interface EntityRows extends RowsFrom<readonly [typeof eventEntity, typeof offlineEventEntity]> {}
}
