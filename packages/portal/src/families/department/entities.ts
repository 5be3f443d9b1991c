import type { RowsFrom } from '../../engine/entity-rows.ts'
import { idField, type Entity } from '../../engine/entity.ts'

/** A department of the company. The first one is the root of the tree. */
export const departmentEntity = {
  name: 'department',
  fields: [
    idField,
    { name: 'name', upper: 'NAME', type: 'string', isRequired: true },
    { name: 'sort', upper: 'SORT', type: 'integer' },
    { name: 'parent', upper: 'PARENT', type: 'integer' },
    { name: 'ufHead', upper: 'UF_HEAD', type: 'integer' },
    { name: 'description', type: 'text' },
    { name: 'colorName', type: 'string' },
    { name: 'createdAt', type: 'datetime' },
    { name: 'updatedAt', type: 'datetime' },
  ],
} as const satisfies Entity

declare module '../../engine/entity-rows.ts' {
  interface EntityRows extends RowsFrom<readonly [typeof departmentEntity]> {}
}
