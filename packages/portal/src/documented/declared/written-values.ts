import type { Row } from '../../engine/untyped-row.ts'
import { fieldsByName } from '../../engine/naming.ts'
import { PortalError } from '../../portal-error.ts'
import { isWireMap, type WireMap, type WireValue } from '../../wire-value.ts'
import type { MethodRecord } from '../record.ts'
import { anyCase, toInteger } from '../../methods/params.ts'
import type { TableCall } from './table-call.ts'
import { isControl, plainName, type TableFields } from './table-fields.ts'
import { fieldsParam } from './fields-param.ts'

/** Top-level parameters with the name of a field select the rows. A new row gets their values. */
export const chosenValues = ({ record, fields, declaration, call }: TableCall): Row => {
  const byName = new Map(
    [...fieldsByName(fields.entity, fields.naming)].map(([name, field]) => [plainName(name), field.name]),
  )
  const { where = {} } = declaration
  const declared = Object.entries(where)
  const usual =
    fieldsParam(record) === undefined && !/list|get/i.test(record.method.split('.').at(-1) ?? '') ? [] : record.params
  const pairs = [
    ...usual.flatMap(({ name, type }): [string, string][] => {
      const field = byName.get(plainName(name))
      return field === undefined ||
        field === 'id' ||
        Object.hasOwn(where, name) ||
        isControl(name) ||
        isRange(name) ||
        /object|array/.test(type)
        ? []
        : [[name, field]]
    }),
    ...declared,
  ]
  return Object.fromEntries(
    pairs.flatMap(([param, field]) => {
      const value = valueAt(call.params, param)
      return value === undefined || value === '' ? [] : [[field, value] as const]
    }),
  )
}

/** A parameter, or a value inside of one: `preset.ID`. */
const valueAt = (params: WireMap, path: string): WireValue | undefined =>
  path
    .split('.')
    .reduce<WireValue | undefined>((map, name) => (isWireMap(map) ? anyCase(map, name) : undefined), params)

/** The number of the row to which a row belongs, if it stands inside of a parameter. By the field that holds it. */
export const ownerInside = ({ declaration: { where = {} }, call }: TableCall): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(where).flatMap(([path, field]) => {
      const id = path.includes('.') ? toInteger(valueAt(call.params, path)) : undefined
      return id === undefined ? [] : [[field, id] as const]
    }),
  )

/** `from` and `to` are the ends of a range, so they are not compared with fields of these names. */
const isRange = (name: string): boolean => /^(?:from|to)$/i.test(name)

/** The values that a call writes, by camelCase name. Unknown and read-only fields are ignored. */
export const writtenValues = ({ record, fields, call }: TableCall, action: 'add' | 'update'): Row => {
  const bag = fieldsParam(record)
  const given = bag === undefined ? call.params : anyCase(call.params, bag.name)
  if (!isWireMap(given)) return {}
  const known = [...fieldsByName(fields.entity, fields.naming)]
  const byName = new Map(known.map(([name, field]) => [name.toLowerCase(), field]))
  // Some methods take `SORT_INDEX` and show it as `sortIndex`.
  const byPlainName = new Map(known.map(([name, field]) => [plainName(name), field]))
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => {
      const field = byName.get(name.toLowerCase()) ?? byPlainName.get(plainName(name))
      if (field === undefined || field.isReadOnly === true) return []
      return action === 'update' && field.isImmutable === true ? [] : [[field.name, value] as const]
    }),
  )
}

/** The documented values of a new row for what the call leaves out. */
export const defaultValues = ({ record, fields }: TableCall): Row => {
  const byPlainName = new Map(
    [...fieldsByName(fields.entity, fields.naming)].map(([name, field]) => [plainName(name), field]),
  )
  return Object.fromEntries(
    Object.entries(record.defaults).flatMap(([name, value]) => {
      const field = byPlainName.get(plainName(name))
      return field === undefined || field.isReadOnly === true ? [] : [[field.name, value] as const]
    }),
  )
}

/** The values that a method writes if it only changes a row. */
export const fixedValues = ({ changes, call }: TableCall, row: Row): Row =>
  Object.fromEntries(
    Object.entries(typeof changes === 'function' ? changes(row, call) : changes).map(([field, value]) => [
      field,
      typeof value === 'string' && value.startsWith('$') ? (anyCase(call.params, value.slice(1)) ?? null) : value,
    ]),
  )

/** Checks the required fields of a new row. @throws {PortalError} a field that the documentation requires is missing */
export const checkRequired = ({ record, fields, call, declaration }: TableCall): void => {
  const bag = fieldsParam(record)
  const given = bag === undefined ? undefined : anyCase(call.params, bag.name)
  if (bag === undefined || !isWireMap(given)) return
  const alternatives = new Set(declaration.oneOf?.flat())
  const missing = bag.children
    .filter(({ name, isRequired }) => isRequired && declaration.optional?.includes(name) !== true)
    .filter(({ name }) => !alternatives.has(name) && isNothing(anyCase(given, name)))
  const lacking = (declaration.oneOf ?? []).find((group) => group.every((name) => isNothing(anyCase(given, name))))
  if (lacking !== undefined) throw missingFields(record, fields, lacking)
  if (missing.length > 0)
    throw missingFields(
      record,
      fields,
      missing.map(({ name }) => name),
    )
}

const isNothing = (value: WireValue | undefined): boolean => value === undefined || value === null || value === ''

const missingFields = (record: MethodRecord, fields: TableFields, names: readonly string[]): PortalError => {
  const code = record.errors.includes('ERROR_CORE') ? 'ERROR_CORE' : fields.naming.isStrict ? 0 : ''
  return new PortalError({
    code,
    description: `Required fields: ${names.join(', ')}`,
    refusedFor: { case: 'missing', param: names[0] },
  })
}
