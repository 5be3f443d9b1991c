import type { FieldDefinition } from '../engine/field.ts'
import type { WireMap } from '../wire-value.ts'

/** The description of one field. Every `*.fields` reply uses this form. */
export const describeField = (field: FieldDefinition): WireMap => ({
  type: field.type,
  isRequired: field.isRequired === true,
  isReadOnly: field.isReadOnly === true,
  isImmutable: field.isImmutable === true,
  isMultiple: field.isMultiple === true,
  isDynamic: field.isDynamic === true,
  ...(field.isDeprecated === true ? { isDeprecated: true } : {}),
  ...(field.statusType === undefined ? {} : { statusType: field.statusType }),
  title: field.title ?? titleOf(field),
  ...(field.settings === undefined ? {} : { settings: field.settings }),
  ...(field.items === undefined
    ? {}
    : { items: field.items.map(({ id, value }) => ({ ID: String(id), VALUE: value })) }),
})

/** `ASSIGNED_BY_ID` and `assignedById` both become "Assigned by id". */
const titleOf = ({ name, upper }: FieldDefinition): string => {
  const words = (upper ?? name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`)).toLowerCase().replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
