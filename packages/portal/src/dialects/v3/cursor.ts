import { isWireMap } from '../../wire-value.ts'
import type { WireValue } from '../../wire-value.ts'
import { fieldOf } from './dto.ts'
import type { Dto } from './dto.ts'
import { fieldNotAllowed, requiredParameter, unknownProperty, wrongType } from './errors.ts'
import { readDirection } from './order.ts'
import { genericPageSizes, readLimit } from './pagination.ts'
import { typedScalar } from './typed-value.ts'
import type { Scalar } from './dto.ts'

/** Where a `tail` starts: after `value`, in the direction of its order. An undefined `value` means the beginning. */
export interface Cursor {
  readonly field: string
  readonly value: Scalar | undefined
  readonly direction: 'asc' | 'desc'
  readonly limit: number
}

/**
 * Reads the `cursor` parameter of a `tail`. Without it, the reply is the first page by id.
 * @throws REQUESTVALIDATION, UNKNOWNDTOPROPERTY, INVALIDORDER or INVALIDPAGINATION
 */
export const readCursor = (cursor: WireValue | undefined, dto: Dto): Cursor => {
  if (cursor === undefined || cursor === null)
    return { field: 'id', value: undefined, direction: 'asc', limit: genericPageSizes.defaultLimit }
  if (!isWireMap(cursor)) throw wrongType('cursor', 'object')
  const { field: name, value, order = 'ASC', limit } = cursor
  if (name === undefined || name === null) throw requiredParameter('cursor.field')
  if (value === undefined || value === null) throw requiredParameter('cursor.value')
  if (typeof name !== 'string') throw wrongType('cursor.field', 'string')
  const field = fieldOf(dto, name)
  if (field === undefined) throw unknownProperty(dto.name, name)
  if (field.sortable !== true) throw fieldNotAllowed(name, 'sortable')
  if (field.filterable !== true) throw fieldNotAllowed(name, 'filterable')
  return {
    field: name,
    value: typedScalar({ ...field, name: 'cursor.value' }, value),
    direction: readDirection(order),
    limit: readLimit(limit, genericPageSizes),
  }
}
