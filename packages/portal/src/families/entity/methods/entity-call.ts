import type { Condition } from '../../../engine/query.ts'
import type { ConditionOf, RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import type { FieldDefinition } from '../../../engine/field.ts'
import { storeFile, uploadedFile } from '../../../files/stored-files.ts'
import { isWireMap, textOf, type WireMap, type WireValue } from '../../../wire-value.ts'
import { downloadUrl } from '../../../files/download-url.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { anyCase, requiredText, toInteger } from '../../../methods/params.ts'
import { rowsWhere } from '../../../methods/rows-where.ts'
import { refused } from '../../../methods/refusals.ts'

/** The condition for rows of the calling application or webhook. */
export const ownStorages = (
  { caller }: MethodCall,
  ...more: readonly ConditionOf<'entity'>[]
): ConditionOf<'entity'> => ({
  kind: 'and',
  conditions: [{ kind: 'eq', field: 'credential', value: caller.credentialId }, ...more],
})

/** The caller's storage of this name. */
export const storageNamed = (call: MethodCall, name: string): RowOf<'entity'> | undefined =>
  rowsWhere(call.portal.engine, 'entity', ownStorages(call, { kind: 'eq', field: 'entity', value: name }))[0]

/** Finds the storage of `ENTITY`. @throws {PortalError} it is not named, or `ERROR_ENTITY_NOT_FOUND` */
export const storageOf = (call: MethodCall): RowOf<'entity'> => {
  const row = storageNamed(call, requiredText(call, 'ENTITY'))
  if (row === undefined) throw refused('ERROR_ENTITY_NOT_FOUND', 'Entity not found')
  return row
}

/** Rows of one storage. */
export const inStorage = <Field extends string = never>(
  storage: RowOf<'entity'>,
  ...more: readonly Condition<Field>[]
): Condition<Field | 'storageId'> => ({
  kind: 'and',
  conditions: [{ kind: 'eq', field: 'storageId', value: storage['id'] }, ...more],
})

/** Finds the item or section of `ID` in a storage. @throws {PortalError} the call names none, or there is none (`code`) */
export const rowOf = (
  call: MethodCall,
  entity: 'entityItem' | 'entitySection',
  storage: RowOf<'entity'>,
  code: string,
): Partial<RowOf<'entityItem' | 'entitySection'>> => {
  const id = toInteger(requiredText(call, 'ID'))
  const row = id === undefined ? undefined : call.portal.engine.find(entity, id)
  if (row?.['storageId'] !== storage['id']) throw refused(code, 'Nothing in the storage has this ID')
  return row ?? {}
}

/** The values of a call, after its files are stored. */
export const writtenFields = (call: MethodCall, fields: readonly FieldDefinition[]): WrittenRow<'entityItem'> =>
  Object.fromEntries(
    fields.flatMap(({ name, upper, type, isReadOnly }) => {
      const value = upper === undefined || isReadOnly === true ? undefined : anyCase(call.params, upper)
      if (value === undefined) return []
      return [[name, type === 'file' ? storedFile(call, value) : value] as const]
    }),
  )

/** The stored form of a file. Null if the value is not a file. */
export const storedFile = ({ portal }: MethodCall, value: WireValue): WireMap | null => {
  const file = uploadedFile(value)
  return file === undefined ? null : { id: storeFile(portal.engine, file, portal.clock.nowMs()) }
}

/** A file as a link. Null if there is none. */
export const showFile = (call: MethodCall, value: WireValue | undefined): string | null => {
  const id = isWireMap(value) ? toInteger(value['id']) : undefined
  return id === undefined ? null : downloadUrl(call, id)
}

/** Text, or null if there is none. */
export const textOrNull = (value: WireValue | undefined): string | null => (textOf(value) === '' ? null : textOf(value))
