import { isWireMap, type WireMap } from '../wire-value.ts'
import { anyCase } from './params.ts'

/** Here `sort` and `order` are two plain strings. `order` may also be a map, as in other methods. */
export const plainOrder = (params: WireMap, defaultField: string): WireMap => {
  const order = anyCase(params, 'order')
  if (isWireMap(order)) return order
  const field = anyCase(params, 'sort')
  return { [typeof field === 'string' ? field : defaultField]: typeof order === 'string' ? order : 'ASC' }
}
