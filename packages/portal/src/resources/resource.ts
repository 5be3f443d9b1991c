import type { Caller } from '../auth/caller.ts'
import { fieldOf, type Dto, type DtoField, type DtoRow } from '../dialects/v3/dto.ts'
import type { Scalar } from '../dialects/v3/dto.ts'
import type { EntityName, RowOf } from '../engine/entity-rows.ts'
import type { Row } from '../engine/untyped-row.ts'
import type { Condition, Order, Query } from '../engine/query.ts'
import type { PortalServices } from '../services.ts'
import type { WireValue } from '../wire-value.ts'

/** How the store holds one DTO field. Without a binding it is the entity's field of the same name. */
export interface FieldBinding<Kept = Row> {
  /** The name of the entity's field. */
  readonly column?: string | undefined
  /** The words of an enumeration, each with its stored value. */
  readonly words?: Readonly<Record<string, string>> | undefined
  /** Converts the stored value to the DTO's value. */
  readonly read?: ((value: WireValue) => WireValue) | undefined
  /** Computes the field from the stored row. */
  compute?(row: Kept, context: RowContext): WireValue
}

/** The caller and the portal for which a row is read. */
export interface RowContext {
  readonly portal: PortalServices
  readonly caller: Caller
}

/** A DTO whose rows belong to an entity of the store. */
export interface Resource<Name extends EntityName, Kept = RowOf<Name>> {
  readonly dto: Dto
  readonly entity: Name
  readonly bindings: Readonly<Record<string, FieldBinding<Kept>>>
  /** The rows that this caller may see. The condition uses the entity's field names. @default all */
  readonly visibleTo?: ((context: RowContext) => Condition) | undefined
  /** Refuses a caller who asks for one row by its id. @default nobody is refused */
  refuse?(row: Kept, context: RowContext): void
}

/**
 * A resource of any entity. TypeScript also accepts resources of one entity here, because `compute` and `refuse` are declared as methods.
 */
export type AnyResource = Resource<EntityName, Row>

/** Reads the named fields of rows. The query uses the DTO's field names. */
export const readRows = (
  resource: AnyResource,
  query: Query,
  fields: readonly string[],
  context: RowContext,
): readonly DtoRow[] => {
  const visible = resource.visibleTo?.(context) ?? { kind: 'always' }
  const where = storedCondition(resource, query.where)
  const { rows } = context.portal.engine.dynamic(resource.entity).page(
    {
      ...query,
      where: { kind: 'and', conditions: [visible, where] },
      order: query.order?.map((order) => storedOrder(resource, order)),
    },
    columnsOf(resource, fields),
  )
  return rows.map((row) => toDtoRow(resource, row, fields, context))
}

/** The named fields of one stored row. Names that are neither in the DTO nor custom fields of the entity are left out. */
export const toDtoRow = (resource: AnyResource, row: Row, fields: readonly string[], context: RowContext): DtoRow =>
  Object.fromEntries(
    fields.flatMap((name): [string, WireValue][] => {
      const field = fieldOf(resource.dto, name)
      if (field !== undefined) return [[name, fromStored(field, resource.bindings[name], row, context)]]
      const custom = context.portal.engine.entity(resource.entity).fields.find(({ upper }) => upper === name)
      return custom === undefined ? [] : [[name, row[custom.name] ?? null]]
    }),
  )

/** Converts the values of DTO fields to those of the entity. */
export const toStoredRow = (resource: AnyResource, fields: DtoRow): Row =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [columnOf(resource, name), toStored(resource.bindings[name], value)]),
  )

/** Reads related rows by their id, for a dotted select. */
export const relatedRows =
  (resource: AnyResource) =>
  (portal: PortalServices, caller: Caller, keys: readonly Scalar[]): ReadonlyMap<Scalar, DtoRow> => {
    const { rows } = portal.engine.dynamic(resource.entity).page({
      where: { kind: 'in', field: 'id', values: keys },
      limit: keys.length,
    })
    const fields = resource.dto.fields.map(({ name }) => name)
    return new Map(rows.map((row) => [Number(row['id']), toDtoRow(resource, row, fields, { portal, caller })]))
  }

/** The columns that the fields need. A computed field may need any column, so then all are read. */
const columnsOf = (resource: AnyResource, names: readonly string[]): { fields?: readonly string[] } => {
  const isPlain = (name: string): boolean =>
    fieldOf(resource.dto, name) !== undefined && resource.bindings[name]?.compute === undefined
  return names.every(isPlain) ? { fields: names.map((name) => columnOf(resource, name)) } : {}
}

const columnOf = ({ bindings }: AnyResource, field: string): string => bindings[field]?.column ?? field

const toStored = (binding: FieldBinding | undefined, value: WireValue): WireValue =>
  typeof value === 'string' ? (binding?.words?.[value] ?? value) : value

const fromStored = (field: DtoField, binding: FieldBinding | undefined, row: Row, context: RowContext): WireValue => {
  if (binding?.compute !== undefined) return binding.compute(row, context)
  const value = row[binding?.column ?? field.name] ?? null
  if (binding?.read !== undefined) return binding.read(value)
  if (field.type === 'bool') return value === true || value === 'Y'
  if (binding?.words === undefined || value === null || typeof value === 'object') return value
  const kept = String(value)
  return Object.entries(binding.words).find(([, stored]) => stored === kept)?.[0] ?? null
}

const storedOrder = (resource: AnyResource, { field, direction }: Order): Order => ({
  field: columnOf(resource, field),
  direction,
})

const storedCondition = (resource: AnyResource, condition: Condition): Condition => {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return { ...condition, conditions: condition.conditions.map((inner) => storedCondition(resource, inner)) }
    case 'not':
      return { ...condition, condition: storedCondition(resource, condition.condition) }
    case 'always':
    case 'never':
      return condition
    default:
      return { ...condition, field: columnOf(resource, condition.field) }
  }
}
