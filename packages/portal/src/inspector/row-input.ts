import { encode } from '../engine/codec.ts'
import { type Entity, fieldOf } from '../engine/entity.ts'
import { type FieldDefinition, storageOf } from '../engine/field.ts'
import type { Row } from '../engine/untyped-row.ts'
import type { WireMap, WireValue } from '../wire-value.ts'
import { badInput } from './answer.ts'

/**
 * Checks a row that a user entered. Its fields must be known, and its values must fit them.
 * @throws {PortalError} the message says what is wrong, and in which field
 */
export const checkRow = (entity: Entity, typed: WireMap): Row => {
  for (const [name, value] of Object.entries(typed)) {
    const field = fieldOf(entity, name)
    if (field === undefined) throw badInput(`${entity.name} has no field "${name}".`)
    if (field.isPlaceholder === true) throw badInput(`${entity.name} shows "${name}", but keeps nothing in it.`)
    const problem = value === null ? undefined : problemOf(field, value)
    if (problem !== undefined) throw badInput(`"${name}" ${problem}`)
  }
  return typed
}

const problemOf = (field: FieldDefinition, value: WireValue): string | undefined => {
  switch (storageOf(field)) {
    case 'integer':
    case 'real':
      return isNumeric(value) ? undefined : 'must be a number.'
    case 'flag':
      return isFlag(value) ? undefined : field.type === 'boolean' ? 'must be true or false.' : 'must be "Y" or "N".'
    case 'seconds':
      if (typeof value === 'string' && encode(field, value) !== undefined) return undefined
      return 'must be a date such as 2026-05-28, with a time such as T17:00:00+03:00 where it has one.'
    case 'text':
      return typeof value === 'object' ? 'must be a text.' : undefined
    default:
      return field.isMultiple === true && !Array.isArray(value) ? 'must be a list.' : undefined
  }
}

const isNumeric = (value: WireValue): boolean =>
  typeof value === 'number' || (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)))

const isFlag = (value: WireValue): boolean =>
  typeof value === 'boolean' || (typeof value === 'string' && /^[yn]$/i.test(value))
