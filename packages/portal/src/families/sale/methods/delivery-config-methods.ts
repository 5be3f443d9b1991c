import type { RowOf } from '../../../engine/entity-rows.ts'
import { isWireList, isWireMap, textOf, type WireMap, type WireValue } from '../../../wire-value.ts'
import type { MethodCall, Methods } from '../../../methods/method.ts'
import { anyCase, toInteger } from '../../../methods/params.ts'
import { refused } from '../../../methods/refusals.ts'

const found = ({ params, portal }: MethodCall): RowOf<'saleDelivery'> => {
  const id = toInteger(anyCase(params, 'ID'))
  if (id === undefined) throw refused('ERROR_CHECK_FAILURE', 'Parameter ID is not defined')
  const row = portal.engine.find('saleDelivery', id)
  if (row === undefined) throw refused('ERROR_DELIVERY_NOT_FOUND', 'Delivery not found')
  return row
}

/** The settings by code. A call has them as a list of `CODE` and `VALUE` pairs. */
const settingsIn = (config: WireValue | undefined): ReadonlyMap<string, WireValue> => {
  const pairs = isWireList(config) || isWireMap(config) ? Object.values(config).filter(isWireMap) : []
  return new Map(pairs.map(({ CODE, VALUE = null }) => [textOf(CODE), VALUE]))
}

const pairsOf = (settings: ReadonlyMap<string, WireValue>): readonly WireMap[] =>
  [...settings].map(([CODE, VALUE]) => ({ CODE, VALUE }))

/** `sale.delivery.config.*`: the settings of one delivery service. Settings that an update does not name stay. */
export const deliveryConfigMethods: Methods = {
  'sale.delivery.config.get': (call) => ({ result: pairsOf(settingsIn(found(call)['config'])) }),
  'sale.delivery.config.update': (call) => {
    const row = found(call)
    const config = pairsOf(new Map([...settingsIn(row['config']), ...settingsIn(anyCase(call.params, 'CONFIG'))]))
    call.portal.engine.update('saleDelivery', row['id'], { config })
    return { result: true }
  },
}
