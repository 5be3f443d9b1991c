import type { TableDeclaration } from '../../documented/declared/documented-table.ts'
import { rowId } from '../../documented/declared/row-id.ts'
import type { WireMap } from '../../wire-value.ts'
import type { MethodCall } from '../../methods/method.ts'
import { formatDateTime } from '../../server-time.ts'

/** The values of a new order that callers seldom give. */
export const newOrderValues = ({ portal }: MethodCall): WireMap => ({
  statusId: 'N',
  dateStatus: formatDateTime(portal.clock.nowMs()),
  version: 0,
  taxValue: 0,
  payed: 'N',
  canceled: 'N',
  deducted: 'N',
  marked: 'N',
  externalOrder: 'N',
  updated1c: 'N',
  recountFlag: 'Y',
})

/** The values that a payment or a shipment has of its order: `accountNumber` is the order's, and its place among the others. */
export const partOfOrder =
  (entity: 'salePayment' | 'saleShipment'): NonNullable<TableDeclaration['afterWrite']> =>
  (row, { portal: { engine } }) => {
    const part = engine.find(entity, rowId(row))
    const order = engine.find('saleOrder', part?.orderId ?? 0)
    if (part === undefined || order === undefined) return {}
    const place = engine.count(entity, { kind: 'eq', field: 'orderId', value: order.id })
    return {
      personTypeId: order.personTypeId,
      currency: part.currency ?? order.currency,
      accountNumber: part.accountNumber ?? `${String(order.id)}/${String(place)}`,
    }
  }
