import type { ConditionOf, EntityName, FieldNameOf, QueryOf, RowOf, WrittenRow } from './entity-rows.ts'
import type { Row } from './untyped-row.ts'
import type { WireValue } from '../wire-value.ts'
import type { Condition, Page, Query } from './query.ts'

/** Which columns a page has, and whether all matches are counted. */
export interface PageOptions<Field extends string> {
  /** The columns to read. The id is always included. @default all */
  readonly fields?: readonly Field[] | undefined
  /** Whether the number of all matches is added. @default false */
  readonly isCounted?: boolean | undefined
}

/** Values by field name. Undefined values are not written. */
export type Written = Readonly<Record<string, WireValue | undefined>>

/** The rows of an entity that only the running portal knows: a smart process, a property's column, a custom field. */
export interface DynamicRows {
  find(id: number): Row | undefined
  page(query: Query, options?: PageOptions<string>): Page<Row>
  count(where?: Condition): number
  insert(row: Written): number
  update(id: number, changes: Written): boolean
  remove(ids: readonly number[]): number
}

/** Reads and writes rows. All calls are synchronous. Transactions are the caller's responsibility. */
export interface RowAccess {
  find<Name extends EntityName>(entity: Name, id: number): RowOf<Name> | undefined
  page<Name extends EntityName>(
    entity: Name,
    query: QueryOf<Name>,
    options?: { readonly isCounted?: boolean | undefined },
  ): Page<RowOf<Name>>
  /** Reads one page with only the named columns. */
  page<Name extends EntityName, Field extends FieldNameOf<Name>>(
    entity: Name,
    query: QueryOf<Name>,
    options: PageOptions<Field>,
  ): Page<Pick<RowOf<Name>, Field | ('id' & FieldNameOf<Name>)>>
  count<Name extends EntityName>(entity: Name, where?: ConditionOf<Name>): number
  /** Adds a row and returns its id: the given one, or the next free one. */
  insert<Name extends EntityName>(entity: Name, row: WrittenRow<Name>): number
  /** Changes a row. Returns false if there is no such row. */
  update<Name extends EntityName>(entity: Name, id: number, changes: WrittenRow<Name>): boolean
  /** Deletes rows and returns how many there were. */
  remove(entity: EntityName, ids: readonly number[]): number
  /** The rows of an entity whose name is not a literal. Names of fields that the entity lacks are ignored. */
  dynamic(entity: string): DynamicRows
}

/** Access to the rows of any entity. The rows of entities that the compiler knows are typed. */
export const rowAccess = (dynamic: (entity: string) => DynamicRows): RowAccess => {
  function find<Name extends EntityName>(entity: Name, id: number): RowOf<Name> | undefined
  function find(entity: string, id: number): Row | undefined {
    return dynamic(entity).find(id)
  }
  function page<Name extends EntityName>(
    entity: Name,
    query: QueryOf<Name>,
    options?: { readonly isCounted?: boolean | undefined },
  ): Page<RowOf<Name>>
  function page<Name extends EntityName, Field extends FieldNameOf<Name>>(
    entity: Name,
    query: QueryOf<Name>,
    options: PageOptions<Field>,
  ): Page<Pick<RowOf<Name>, Field | ('id' & FieldNameOf<Name>)>>
  function page(entity: string, query: Query, options?: PageOptions<string>): Page<Row> {
    return dynamic(entity).page(query, options)
  }
  function insert<Name extends EntityName>(entity: Name, row: WrittenRow<Name>): number
  function insert(entity: string, row: Written): number {
    return dynamic(entity).insert(row)
  }
  function update<Name extends EntityName>(entity: Name, id: number, changes: WrittenRow<Name>): boolean
  function update(entity: string, id: number, changes: Written): boolean {
    return dynamic(entity).update(id, changes)
  }
  return {
    find,
    page,
    count: (entity, where) => dynamic(entity).count(where),
    insert,
    update,
    remove: (entity, ids) => dynamic(entity).remove(ids),
    dynamic,
  }
}
