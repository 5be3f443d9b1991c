import type { Entity } from '../../../engine/entity.ts'
import type { Row } from '../../../engine/untyped-row.ts'
import type { FieldDefinition } from '../../../engine/field.ts'
import { valueOf } from '../../../engine/value-of.ts'
import { storeFile, uploadedFile } from '../../../files/stored-files.ts'
import { PortalError } from '../../../portal-error.ts'
import { isWireList, isWireMap, textOf, type WireMap, type WireValue } from '../../../wire-value.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { toInteger } from '../../../methods/params.ts'

/** If a call does not name a file in a list of files, classic methods keep it and `crm.item.*` deletes it. */
export type FileRule = 'keepUnnamed' | 'deleteUnnamed'

/** The values to store for a call. Files are stored, and values that an enumeration does not offer are left out. */
export const keptValues = (call: MethodCall, entity: Entity, values: Row, before: Row, rule: FileRule): Row => {
  const special = entity.fields.filter(({ name, type, items }) => name in values && (type === 'file' || items))
  if (special.length === 0) return values
  const changed = special.map((field): [string, WireValue] => {
    const value = valueOf(values, field)
    return [field.name, field.type === 'file' ? filesOf(call, field, value, before, rule) : offered(field, value)]
  })
  return { ...values, ...Object.fromEntries(changed) }
}

/** Checks the required custom fields. @throws {PortalError} `CRM_FIELD_ERROR_REQUIRED`: a required custom field is empty */
export const checkRequiredFields = ({ fields }: Entity, row: Row): void => {
  const empty = fields.find((field) => field.isDynamic && field.isRequired && isEmpty(valueOf(row, field)))
  if (empty === undefined) return
  const description = `Required field "${empty.title ?? empty.name}" is empty`
  throw new PortalError({ code: 'CRM_FIELD_ERROR_REQUIRED', description })
}

const isEmpty = (value: WireValue): boolean =>
  value === null || value === '' || (isWireList(value) && value.length === 0)

const offered = ({ items = [], isMultiple }: FieldDefinition, value: WireValue): WireValue => {
  const ids = new Set(items.map(({ id }) => String(id)))
  const chosen = valuesIn(value)
    .map(textOf)
    .filter((id) => ids.has(id))
  return isMultiple === true ? chosen : (chosen[0] ?? null)
}

const filesOf = (
  call: MethodCall,
  field: FieldDefinition,
  value: WireValue,
  before: Row,
  rule: FileRule,
): WireValue => {
  if (field.isMultiple !== true) return fileOf(call, value, valueOf(before, field))
  const kept = valuesIn(valueOf(before, field)).filter(isWireMap)
  const given = uploadedFile(value) === undefined ? valuesIn(value) : [value]
  const named = new Map(given.flatMap((entry) => (isWireMap(entry) ? [[idOf(entry), entry] as const] : [])))
  const left = kept.filter((file) => {
    const entry = named.get(idOf(file))
    return entry === undefined ? rule === 'keepUnnamed' && given.length > 0 : !isRemoved(entry)
  })
  return [...left, ...given.flatMap((entry) => stored(call, entry) ?? [])]
}

/** An empty value or a request to remove the file deletes it. Any other value that is not a file changes nothing. */
const fileOf = (call: MethodCall, value: WireValue, before: WireValue): WireValue => {
  if (value === null || value === '' || (isWireMap(value) && isRemoved(value))) return null
  return stored(call, value) ?? before
}

const stored = ({ portal }: MethodCall, value: WireValue): WireMap | undefined => {
  const file = uploadedFile(value)
  return file === undefined ? undefined : { id: storeFile(portal.engine, file, portal.clock.nowMs()) }
}

const isRemoved = (entry: WireMap): boolean => textOf(entry['remove']).toUpperCase() === 'Y'

const idOf = (entry: WireMap): number | undefined => toInteger(entry['id'] ?? entry['ID'])

const valuesIn = (value: WireValue): readonly WireValue[] =>
  isWireList(value) || isWireMap(value) ? Object.values(value) : value === null || value === '' ? [] : [value]

/** A row with links to its files, in the form of the family that shows it. */
export const withFileLinks = (
  call: MethodCall,
  fields: readonly FieldDefinition[],
  row: Row,
  family: 'item' | 'classic',
): Row => {
  const files = fields.filter((field) => {
    const value = valueOf(row, field)
    return field.type === 'file' && typeof value === 'object' && value !== null
  })
  if (files.length === 0) return row
  const show = (value: WireValue): WireValue => (isWireMap(value) ? linked(call, value, family) : value)
  const shown = files.map((field): [string, WireValue] => {
    const value = valueOf(row, field)
    return [field.name, isWireList(value) ? value.map(show) : show(value)]
  })
  return { ...row, ...Object.fromEntries(shown) }
}

const linked = ({ portal, fileLink }: MethodCall, file: WireMap, family: 'item' | 'classic'): WireMap => {
  const id = idOf(file) ?? 0
  const link = fileLink('download', portal.links.sign('crm', { id }))
  return family === 'item' ? { id, url: link, urlMachine: link } : { id, showUrl: link, downloadUrl: link }
}
