import type { WireValue } from '../../wire-value.ts'
import type { DtoField, DtoType, Scalar } from './dto.ts'
import { wrongType } from './errors.ts'

/**
 * Checks that a value of a filter or a cursor has its field's type. Nothing is converted: `"5"` is not an int.
 * @throws REQUESTVALIDATION
 */
export const typedScalar = (field: DtoField, value: WireValue): Scalar => {
  if (value === null) return null
  if (typeof value === 'object' || !fits[field.type](value)) throw wrongType(field.name, field.type)
  return value
}

/** Whether a value in `fields` may be written into the field. */
export const fitsField = (field: DtoField, value: WireValue): boolean => {
  if (value === null) return field.required !== true
  if (field.type === 'array') return Array.isArray(value)
  if (field.type === 'object') return typeof value === 'object'
  if (typeof value === 'object') return false
  return fits[field.type](value) && (field.oneOf === undefined || field.oneOf.some((word) => word === value))
}

const isAtom = (value: Scalar): boolean =>
  typeof value === 'string' &&
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/.test(value) &&
  !Number.isNaN(Date.parse(value))

const isDate = (value: Scalar): boolean =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))

const fits = {
  int: Number.isSafeInteger,
  float: Number.isFinite,
  string: (value) => typeof value === 'string',
  bool: (value) => typeof value === 'boolean',
  date: isDate,
  dateTime: isAtom,
  array: () => false,
  object: () => false,
} satisfies Record<DtoType, (value: Scalar) => boolean>
