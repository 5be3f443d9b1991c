import type { WireMap } from '../../wire-value.ts'
import type { MethodCall } from '../../methods/method.ts'
import { toInteger } from '../../methods/params.ts'
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
  (entity: string) =>
  (row: WireMap, { portal }: MethodCall): WireMap => {
    const { engine } = portal
    const orderId = toInteger(row['orderId']) ?? 0
    const order = engine.dynamic('saleOrder').find(orderId)
    if (order === undefined) return {}
    const where = { kind: 'eq', field: 'orderId', value: orderId } as const
    const place = engine.dynamic(entity).page({ where }).rows.length
    return {
      personTypeId: order['personTypeId'] ?? null,
      currency: row['currency'] ?? order['currency'] ?? null,
      accountNumber: row['accountNumber'] ?? `${String(orderId)}/${String(place)}`,
    }
  }
