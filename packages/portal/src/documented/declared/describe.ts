import type { WireMap, WireValue } from '../../wire-value.ts'
import { describeField } from '../../methods/describe-field.ts'
import { isShapeList, isShapeMap, type Shape } from '../record.ts'
import type { TableDeclaration } from './documented-table.ts'
import type { TableField, TableFields } from './table-fields.ts'

type Described = NonNullable<TableDeclaration['described']>

/** The reply of a table's `fields` method, in its documented form. */
export const describeFields = (
  shape: Shape | undefined,
  { fields }: Pick<TableFields, 'fields'>,
  more: Described = {},
): WireValue => {
  if (isShapeList(shape)) {
    const [element] = shape
    return isMapOfMaps(element)
      ? [describeFields(element, { fields }, more)]
      : fields.map((field) => describe(field, element, more))
  }
  if (!isShapeMap(shape))
    return Object.fromEntries(fields.map((field) => [field.name, describe(field, undefined, more)]))
  const [[key, inner] = ['*', undefined]] = Object.entries(shape)
  const isContainer = Object.keys(shape).length === 1 && key !== '*' && (isShapeList(inner) || isMapOfMaps(inner))
  if (isContainer) return { [key]: describeFields(inner, { fields }, more) }
  // What an example says of one field does not hold for the others; a field that it lacks is described as its first one.
  return Object.fromEntries(fields.map((field) => [field.name, describe(field, shape[field.name] ?? inner, more)]))
}

const isMapOfMaps = (shape: Shape | undefined): boolean => isShapeMap(shape) && Object.values(shape).every(isShapeMap)

/** One field with the documented keys. It has only its title if the documentation shows nothing else. */
const describe = ({ definition, name, type }: TableField, shape: Shape | undefined, more: Described): WireValue => {
  const own = more[name] ?? {}
  const described: WireMap = { ...describeField(definition), type, name, code: name, upperName: name, ...own }
  if (typeof shape === 'string') return described['title'] ?? name
  if (!isShapeMap(shape)) return { ...describeField(definition), ...own }
  const shown = Object.entries(shape).filter(([key]) => !isOfSomeFields(key) || Object.hasOwn(described, key))
  return { ...Object.fromEntries(shown.map(([key, word]) => [key, described[key] ?? emptyOf(key, word)])), ...own }
}

/** Keys that the descriptions of some fields have. */
const isOfSomeFields = (key: string): boolean => /^(?:size|statusType|settings|isDeprecated|definition)$/.test(key)

/** Keys that examples show only where they are true. */
const isShownIfTrue: ReadonlySet<string> = new Set(['primary', 'required'])

const emptyOf = (key: string, shape: Shape): WireValue => {
  if (isShapeList(shape)) return []
  if (isShapeMap(shape)) return Object.fromEntries(Object.keys(shape).map((name) => [name, name]))
  if (shape === 'char') return 'N'
  if (isShownIfTrue.has(key)) return true
  return shape === 'boolean' ? false : shape === 'int' ? 0 : shape === 'null' ? null : ''
}
