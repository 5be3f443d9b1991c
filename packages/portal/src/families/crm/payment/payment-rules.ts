import type { MethodCall } from '../../../methods/method.ts'
import { toInteger } from '../../../methods/params.ts'
import { formatDateTime } from '../../../server-time.ts'
import type { WireMap } from '../../../wire-value.ts'
import type { ItemRow } from '../entities/item-types.ts'
import { crmTypeOf } from '../items/crm-type.ts'

/** A payment has a number among those of its item, and when it is paid, who took the money and when. */
export const paymentValues = (row: WireMap, { portal, caller }: MethodCall): WireMap => {
  const { id = null, entityId = null, accountNumber = null, paid = null, datePaid = null } = row
  const ofItem = portal.engine.page('crmItemPayment', {
    where: { kind: 'eq', field: 'entityId', value: toInteger(entityId) ?? 0 },
  }).rows
  const place = ofItem.filter((other) => other.id <= Number(id)).length
  const number = accountNumber === null ? { accountNumber: `${String(toInteger(entityId))}/${String(place)}` } : {}
  if (paid !== 'Y') return { ...number, datePaid: null, empPaidId: null }
  if (datePaid !== null) return number
  return { ...number, datePaid: formatDateTime(portal.clock.nowMs()), empPaidId: caller.userId }
}

/** The sum is that of the product rows in the payment. */
export const shownPayment = (row: WireMap, { portal }: MethodCall): WireMap => {
  const { engine } = portal
  const products = engine.page('crmItemPaymentProduct', {
    where: { kind: 'eq', field: 'paymentId', value: toInteger(row['id']) ?? 0 },
  }).rows
  const sum = products.reduce(
    (total, { rowId, quantity }) =>
      total + (engine.find('productRow', toInteger(rowId) ?? 0)?.price ?? 0) * (quantity ?? 0),
    0,
  )
  const type = crmTypeOf(engine, toInteger(row['entityTypeId']) ?? 0)
  const item: ItemRow | undefined = type && engine.find(type.entityName, toInteger(row['entityId']) ?? 0)
  const system = engine.find('salePaysystem', toInteger(row['paySystemId']) ?? 0)
  return { sum, currency: item?.currencyId ?? '', paySystemName: system?.name ?? '' }
}
