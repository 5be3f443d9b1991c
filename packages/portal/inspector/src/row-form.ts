import type { EntityField, EntityRow } from '../../src/inspector/protocol.ts'
import { cellText } from './format.ts'

/** The kind of input for a field. */
export type FieldInput = 'text' | 'number' | 'yesNo' | 'boolean' | 'json'

const numbers = new Set(['integer', 'double', 'user', 'location', 'crm_category', 'crm_entity'])
const references = new Set(['crm_lead', 'crm_deal', 'crm_contact', 'crm_company', 'crm_quote'])

export const inputOf = ({ type, isMultiple }: EntityField): FieldInput => {
  if (isMultiple || type === 'json' || type === 'file' || type === 'crm_multifield') return 'json'
  if (type === 'boolean') return 'boolean'
  if (type === 'char') return 'yesNo'
  return numbers.has(type) || references.has(type) ? 'number' : 'text'
}

/** Reads the value of an input. The portal refuses values that do not fit. @throws {SyntaxError} a list is not valid JSON */
export const valueOf = (field: EntityField, typed: string): unknown => {
  if (typed === '') return null
  switch (inputOf(field)) {
    case 'json':
      return JSON.parse(typed)
    case 'boolean':
      return typed === 'true'
    case 'number':
      return Number.isFinite(Number(typed)) ? Number(typed) : typed
    default:
      return typed
  }
}

/** The changed values only, so that nothing else is written. @throws {Error} the JSON of a field is broken; the message names the field */
export const changesOf = (
  fields: readonly EntityField[],
  row: EntityRow,
  typed: Readonly<Record<string, string>>,
): Record<string, unknown> => {
  const changes: Record<string, unknown> = {}
  for (const field of fields) {
    const text = typed[field.name] ?? ''
    if (!field.isWritable || text === cellText(row[field.name])) continue
    try {
      changes[field.name] = valueOf(field, text)
    } catch (cause) {
      throw new Error(`“${field.name}” must be JSON, such as [1, 2].`, { cause })
    }
  }
  return changes
}
