import { PortalError } from '../portal-error.ts'
import { entriesOf, type WireMap, type WireValue } from '../wire-value.ts'
import type { Entity } from './entity.ts'
import { queryField, type Naming } from './naming.ts'
import type { Order } from './query.ts'

/**
 * Parses `{ ID: "ASC" }`. Classic modules ignore unknown names, controllers refuse them.
 * @throws {PortalError} `INVALID_ARG_VALUE`: a controller got an unknown field or direction
 */
export const parseV2Order = (
  order: WireMap | readonly WireValue[],
  { entity, naming }: { entity: Entity; naming: Naming },
): readonly Order[] => {
  return entriesOf(order).flatMap(([name, value]): Order[] => {
    const field = queryField(entity, naming, name)
    const direction = directionOf(value)
    if (field !== undefined && field.isPlaceholder !== true && direction !== undefined)
      return [{ field: field.name, direction }]
    if (naming.isStrict) throw invalidOrder(name, field === undefined ? 'field' : 'direction')
    return field === undefined ? [] : [{ field: field.name, direction: 'asc' }]
  })
}

const directionOf = (value: WireValue): Order['direction'] | undefined => {
  const text = typeof value === 'string' ? value.toLowerCase() : ''
  return text === 'asc' || text === 'desc' ? text : undefined
}

const invalidOrder = (name: string, what: 'field' | 'direction'): PortalError => {
  const description =
    what === 'field'
      ? `Invalid order: field '${name}' is not allowed in order`
      : `Invalid order: allowed values for sort order of '${name}' are [ASC, DESC]`
  return new PortalError({ code: 'INVALID_ARG_VALUE', description })
}
