import type { RowsFrom } from '../engine/entity-rows.ts'
import { idField, type Entity } from '../engine/entity.ts'

/** The content of a file. The file may belong to the disk, a custom field or a comment. */
export const fileEntity = {
  name: 'file',
  fields: [
    idField,
    { name: 'name', type: 'string' },
    { name: 'size', type: 'integer' },
    { name: 'content', type: 'text', title: 'Base64' },
    { name: 'createdTime', type: 'datetime' },
  ],
} as const satisfies Entity

declare module '../engine/entity-rows.ts' {
  interface EntityRows extends RowsFrom<readonly [typeof fileEntity]> {}
}
