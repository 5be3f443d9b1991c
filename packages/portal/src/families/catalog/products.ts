import type { TableDeclaration } from '../../documented/declared/documented-table.ts'
import type { MethodCall } from '../../methods/method.ts'
import { anyCase, toInteger } from '../../methods/params.ts'
import { refused } from '../../methods/refusals.ts'
import { withRatio } from './ratios.ts'
import { isPropertyField, propertyFieldsOf } from './property-fields.ts'
import { isWireList, isWireMap, type WireMap, type WireValue } from '../../wire-value.ts'

/**
 * What the products of one kind have in common: 1 simple, 3 with variations, 4 a variation, 7 a service. Callers cannot choose the kind.
 * The properties of the catalogue are fields of its products.
 */
export const productsOf = (iblockId: number, type: 1 | 3 | 4 | 7): Omit<TableDeclaration, 'entity'> => ({
  ...withRatio,
  defaults: () => ({ type }),
  refuseList: withoutCatalog,
  beforeWrite: plainProperties,
  decidedFields: {
    now: propertyFieldsOf(iblockId),
    isDecided: isPropertyField,
    shape: { valueId: 'numeric-string', value: 'string' },
  },
})

/** The values of properties without the maps around them: `{ value: 'red', valueId: '7' }` becomes `red`. */
const plainProperties: NonNullable<TableDeclaration['beforeWrite']> = (values) =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      /^property\d+$/.test(name)
        ? [[name, isWireList(value) ? value.map(plainValue) : plainValue(value)] as const]
        : [],
    ),
  )

const plainValue = (value: WireValue): WireValue => (isWireMap(value) ? (value['value'] ?? null) : value)

/** @throws {PortalError} a list of products does not name the catalogue in its filter, or `id` and `iblockId` in its selection */
const withoutCatalog = ({ params }: MethodCall): void => {
  const filter = anyCase(params, 'filter')
  const names = isWireMap(filter) ? Object.keys(filter).map((key) => key.replace(/^\W+/, '')) : []
  if (!names.includes('iblockId')) throw refused(0, 'Required filter fields: iblockId')
  const given = anyCase(params, 'select')
  const select = isWireList(given) || isWireMap(given) ? Object.values(given) : []
  const lacking = ['id', 'iblockId'].filter(
    (name) => select.length > 0 && !select.includes(name) && !select.includes('*'),
  )
  if (lacking.length > 0) throw refused(0, `Required select fields: ${lacking.join(', ')}`)
}

/** The values of a new price. @throws {PortalError} the product has a price of this type for these quantities */
export const newPriceValues = ({ params, portal }: MethodCall): WireMap => {
  const fields = anyCase(params, 'fields')
  if (!isWireMap(fields)) return {}
  const where = {
    kind: 'and',
    conditions: ['productId', 'catalogGroupId'].map(
      (field) => ({ kind: 'eq', field, value: toInteger(fields[field]) ?? 0 }) as const,
    ),
  } as const
  const known = portal.engine.dynamic('catalogPrice').page({ where }).rows
  const isSame = (row: WireMap): boolean =>
    ['quantityFrom', 'quantityTo'].every((end) => (toInteger(row[end]) ?? 0) === (toInteger(fields[end]) ?? 0))
  if (known.some(isSame)) throw refused(0, 'The product has a price of this type already')
  return {}
}
