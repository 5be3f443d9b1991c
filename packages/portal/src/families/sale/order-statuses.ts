import { anyCase } from '../../methods/params.ts'
import type { MethodCall } from '../../methods/method.ts'
import { refused } from '../../methods/refusals.ts'
import { isWireMap, textOf, type WireMap } from '../../wire-value.ts'

/** The statuses of orders (`O`) and deliveries (`D`) that every shop has. */
export const orderStatuses = [
  { code: 'N', type: 'O', name: 'Accepted, awaiting payment', sort: 100 },
  { code: 'P', type: 'O', name: 'Paid, preparing for delivery', sort: 150 },
  { code: 'F', type: 'O', name: 'Completed', sort: 200 },
  { code: 'D', type: 'O', name: 'Canceled', sort: 250 },
  { code: 'DN', type: 'D', name: 'Awaiting processing', sort: 300 },
  { code: 'DF', type: 'D', name: 'Shipped', sort: 400 },
] as const

/** The values of a new status. @throws {PortalError} the letters of its id are taken */
export const newStatusValues = ({ params, portal }: MethodCall): WireMap => {
  const fields = anyCase(params, 'fields')
  const code = isWireMap(fields) ? textOf(fields['id']) : ''
  const where = { kind: 'eq', field: 'code', value: code } as const
  if (portal.engine.dynamic('saleStatus').page({ where, limit: 1 }).rows.length > 0)
    throw refused('201350000001', `The status "${code}" exists already`)
  return { notify: 'Y', color: '' }
}
