import type { RowsFrom } from '../../engine/entity-rows.ts'
import { idField, type Entity } from '../../engine/entity.ts'

export const nodeCommunicationEntity = {
  name: 'nodeCommunication',
  fields: [
    idField,
    { name: 'nodeId', type: 'integer' },
    { name: 'type', type: 'string' },
    { name: 'chatId', type: 'integer' },
  ],
} as const satisfies Entity

declare module '../../engine/entity-rows.ts' {
  interface EntityRows extends RowsFrom<readonly [typeof nodeCommunicationEntity]> {}
}
