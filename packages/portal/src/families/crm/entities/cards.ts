import type { RowsFrom } from '../../../engine/entity-rows.ts'
import { idField, type Entity } from '../../../engine/entity.ts'

/** The layout of the card for a type's items. It belongs to one user; user 0 means all users. */
export const cardConfigurationEntity = {
  name: 'crmCardConfiguration',
  fields: [
    idField,
    { name: 'entityTypeId', type: 'integer' },
    { name: 'variant', type: 'integer' },
    { name: 'userId', type: 'integer' },
    { name: 'data', type: 'json' },
  ],
} as const satisfies Entity

/** Blocks that an application adds to an activity or to another entry of a timeline. */
export const layoutBlocksEntity = {
  name: 'crmLayoutBlocks',
  fields: [
    idField,
    { name: 'kind', type: 'string' },
    { name: 'entityTypeId', type: 'integer' },
    { name: 'entityId', type: 'integer' },
    { name: 'entryId', type: 'integer' },
    { name: 'application', type: 'string' },
    { name: 'layout', type: 'json' },
  ],
} as const satisfies Entity

/** An entry that stays at the top of its timeline. */
export const timelinePinEntity = {
  name: 'crmTimelinePin',
  fields: [
    idField,
    { name: 'entryId', type: 'integer' },
    { name: 'ownerTypeId', type: 'integer' },
    { name: 'ownerId', type: 'integer' },
  ],
} as const satisfies Entity

declare module '../../../engine/entity-rows.ts' {
  interface EntityRows extends RowsFrom<
    readonly [typeof cardConfigurationEntity, typeof layoutBlocksEntity, typeof timelinePinEntity]
  > {}
}
