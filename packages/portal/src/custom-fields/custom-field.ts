import type { FieldDefinition } from '../engine/field.ts'
import type { CustomFieldType } from './field-types.ts'

/** A custom field, in the terms of an administrator. */
export interface CustomField {
  /** For example `UF_CRM_1721`, `UF_CRM_2_163` or `UF_AUTO_1`. */
  readonly name: string
  readonly type: CustomFieldType
  /** Whether the field holds a list. @default false */
  readonly isMultiple?: boolean | undefined
  /** The values that an `enumeration` offers. @default any text is accepted */
  readonly items?: readonly string[] | undefined
}

/** The definition of a custom field. @throws {TypeError} the name is not a valid name of a custom field */
export const customField = ({ name, type, isMultiple = false }: Omit<CustomField, 'items'>): FieldDefinition => {
  if (!/^UF_[A-Z0-9_]{1,45}$/.test(name))
    throw new TypeError(`"${name}" is no name of a custom field: write UF_ and upper-case letters, digits or "_".`)
  return { name: camelCaseOf(name), upper: name, type, isMultiple, isDynamic: true }
}

/** Examples: `UF_CRM_2_163` becomes `ufCrm2_163`, `UF_CRM_1721` becomes `ufCrm_1721`, `UF_CRM_TASK` becomes `ufCrmTask`. */
const camelCaseOf = (name: string): string => {
  const numbered = /^UF_CRM_(\d+)_(.+)$/.exec(name)
  if (numbered !== null) return `ufCrm${numbered[1] ?? ''}_${numbered[2] ?? ''}`
  const stamped = /^UF_CRM_(\d.*)$/.exec(name)
  if (stamped !== null) return `ufCrm_${stamped[1] ?? ''}`
  return name.toLowerCase().replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
