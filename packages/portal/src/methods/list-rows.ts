import type { Entity } from '../engine/entity.ts'
import type { EntityName, FieldNameOf, RowOf } from '../engine/entity-rows.ts'
import type { Row } from '../engine/untyped-row.ts'
import type { FieldDefinition } from '../engine/field.ts'
import type { Naming } from '../engine/naming.ts'
import type { Condition, Order } from '../engine/query.ts'
import { parseV2Filter } from '../engine/v2-filter.ts'
import { parseV2Order } from '../engine/v2-order.ts'
import { navigate, nextStart, pageSize } from '../engine/v2-page.ts'
import { parseV2Select } from '../engine/v2-select.ts'
import type { WireMap, WireValue } from '../wire-value.ts'
import type { MethodCall } from './method.ts'

/** How one list method reads its rows. */
export interface ListSpec<Name extends string> {
  readonly entity: Entity & { readonly name: Name }
  readonly naming: Naming
  readonly filter: WireMap | readonly WireValue[]
  readonly order: WireMap | readonly WireValue[]
  /** The fields that the caller selects. @default all */
  readonly select?: WireValue | undefined
  /** The order if the caller asks for none. @default id ascending */
  readonly defaultOrder?: readonly Order<ListedField<Name>>[] | undefined
  /** A condition in addition to the caller's filter. */
  readonly where?: Condition<ListedField<Name>> | undefined
  /** Whether all rows are in one page without `next`, as in dictionaries. @default false */
  readonly isUnpaged?: boolean | undefined
}

/** The field names of the listed entity. Any name is accepted if the compiler does not know the entity. */
type ListedField<Name extends string> = Name extends EntityName ? FieldNameOf<Name> : string

/** The row type of the entity, and the type of a row with only the selected fields. */
type ListedRow<Name extends string> = Name extends EntityName ? RowOf<Name> : Row

type ListedPart<Name extends string> = Name extends EntityName ? Partial<RowOf<Name>> : Row

/** The rows of one page with the requested fields. `total` and `next` are those of the reply. */
export interface ListedRows<Listed> {
  readonly rows: readonly Listed[]
  readonly fields: readonly FieldDefinition[]
  readonly total: number | undefined
  readonly next: number | undefined
}

/** Rows have every field, not only the requested ones, because the method also uses other fields for its reply. */
interface Whole {
  readonly isWhole: true
}

/** Reads one page. Every v2 list method uses this function. */
export function listRows<Name extends string>(
  call: MethodCall,
  spec: ListSpec<Name> & Whole,
): ListedRows<ListedRow<Name>>
export function listRows<Name extends string>(
  call: MethodCall,
  spec: ListSpec<Name> & { readonly isWhole?: boolean | undefined },
): ListedRows<ListedPart<Name>>
export function listRows(
  { portal, start, ignoresFilter }: MethodCall,
  spec: ListSpec<string> & { readonly isWhole?: boolean | undefined },
): ListedRows<Row> {
  const { entity, naming } = spec
  const filter = parseV2Filter(ignoresFilter ? {} : spec.filter, {
    entity,
    naming,
    garbage: portal.switches.batchGarbage,
  })
  const where: Condition = spec.where === undefined ? filter : { kind: 'and', conditions: [spec.where, filter] }
  const order = parseV2Order(spec.order, { entity, naming })
  const fields = parseV2Select(spec.select, { entity, naming })
  const { offset, isCounted } = spec.isUnpaged === true ? allRows : navigate(start, naming.isStrict)
  const page = portal.engine.dynamic(entity.name).page(
    {
      where,
      order: order.length === 0 ? (spec.defaultOrder ?? idAscending) : order,
      limit: spec.isUnpaged === true ? maxDictionaryRows : pageSize,
      offset,
    },
    { isCounted, ...(spec.isWhole === true ? {} : { fields: fields.map(({ name }) => name) }) },
  )
  const total = page.total ?? (portal.switches.totalWithoutCount ? 0 : undefined)
  return { rows: page.rows, fields, total, next: nextStart(offset, page.rows.length, page.total) }
}

const idAscending: readonly Order[] = [{ field: 'id', direction: 'asc' }]
const allRows = { offset: 0, isCounted: true }
const maxDictionaryRows = 100_000
