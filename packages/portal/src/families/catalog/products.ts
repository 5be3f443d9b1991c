import type { MethodCall } from '../../methods/method.ts'
import { anyCase, toInteger } from '../../methods/params.ts'
import { refused } from '../../methods/refusals.ts'
import { isWireList, isWireMap, type WireMap } from '../../wire-value.ts'

/** The values of a new product: its kind (1 simple, 3 with variations, 4 a variation, 7 a service), which callers cannot choose. */
export const ofType = (type: number) => (): WireMap => ({ type })

/** @throws {PortalError} a list of products does not name the catalogue in its filter, or `id` and `iblockId` in its selection */
export const withoutCatalog = ({ params }: MethodCall): void => {
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
