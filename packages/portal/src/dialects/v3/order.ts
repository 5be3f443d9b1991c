import type { Order } from '../../engine/query.ts'
import { isWireList, isWireMap } from '../../wire-value.ts'
import type { WireValue } from '../../wire-value.ts'
import { fieldOf } from './dto.ts'
import type { Dto } from './dto.ts'
import { fieldNotAllowed, invalidOrder, unknownProperty } from './errors.ts'

/**
 * Reads the `order` parameter.
 * @throws INVALIDORDER, UNKNOWNDTOPROPERTY or REQUESTVALIDATION (a field that is not sortable)
 */
export const readOrder = (order: WireValue | undefined, dto: Dto): readonly Order[] => {
  if (order === undefined || order === null) return []
  // PHP cannot distinguish `[]` from `{}`. Both mean that the caller asks for no order.
  if (isWireList(order) && order.length === 0) return []
  if (!isWireMap(order)) throw invalidOrder('an object of field and direction is expected')
  return Object.entries(order).map(([name, direction]) => {
    const field = fieldOf(dto, name)
    if (field === undefined) throw unknownProperty(dto.name, name)
    const read = readDirection(direction)
    if (field.sortable !== true) throw fieldNotAllowed(name, 'sortable')
    return { field: name, direction: read }
  })
}

/** Reads `ASC` or `DESC` in any case. @throws INVALIDORDER */
export const readDirection = (direction: WireValue): 'asc' | 'desc' => {
  const word = typeof direction === 'string' ? direction.toLowerCase() : ''
  if (word !== 'asc' && word !== 'desc') throw invalidOrder('a direction is ASC or DESC')
  return word
}
