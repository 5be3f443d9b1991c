import type { RowsFrom } from '../../../engine/entity-rows.ts'
import { idField, type Entity } from '../../../engine/entity.ts'

/** The position of a contact or company among the links of an item. The item itself stores the link. */
export const crmLinkSortEntity = {
  name: 'crmLinkSort',
  fields: [
    idField,
    { name: 'owner', type: 'string' },
    { name: 'ownerId', type: 'integer' },
    { name: 'linkedId', type: 'integer' },
    { name: 'sort', type: 'integer' },
  ],
} as const satisfies Entity

/** A stage that an item has entered. */
export const stageHistoryEntity = {
  name: 'stageHistory',
  fields: [
    idField,
    { name: 'typeId', upper: 'TYPE_ID', type: 'integer' },
    { name: 'entityTypeId', type: 'integer' },
    { name: 'ownerId', upper: 'OWNER_ID', type: 'integer' },
    { name: 'createdTime', upper: 'CREATED_TIME', type: 'datetime' },
    { name: 'categoryId', upper: 'CATEGORY_ID', type: 'integer' },
    { name: 'stageSemanticId', upper: 'STAGE_SEMANTIC_ID', type: 'string' },
    { name: 'stageId', upper: 'STAGE_ID', type: 'string' },
  ],
} as const satisfies Entity

declare module '../../../engine/entity-rows.ts' {
  interface EntityRows extends RowsFrom<readonly [typeof crmLinkSortEntity, typeof stageHistoryEntity]> {}
}
