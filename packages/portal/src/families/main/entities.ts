import type { RowsFrom } from '../../engine/entity-rows.ts'
import { idField, type Entity } from '../../engine/entity.ts'

/** An entry of the portal's event log. */
export const eventLogEntity = {
  name: 'eventlog',
  fields: [
    idField,
    { name: 'timestampX', type: 'datetime' },
    { name: 'severity', type: 'string' },
    { name: 'auditTypeId', type: 'string' },
    { name: 'moduleId', type: 'string' },
    { name: 'itemId', type: 'string' },
    { name: 'remoteAddr', type: 'string' },
    { name: 'userAgent', type: 'string' },
    { name: 'requestUri', type: 'string' },
    { name: 'siteId', type: 'string' },
    { name: 'userId', type: 'integer' },
    { name: 'guestId', type: 'integer' },
    { name: 'description', type: 'text' },
  ],
} as const satisfies Entity

declare module '../../engine/entity-rows.ts' {
  interface EntityRows extends RowsFrom<readonly [typeof eventLogEntity]> {}
}
