import { fieldOf, type Dto, type DtoField, type DtoRow } from '../dialects/v3/dto.ts'
import { dtoInvalid, fieldNotAllowed, unknownProperty, type ValidationRow } from '../dialects/v3/errors.ts'
import { requiredInt, requiredMap } from '../dialects/v3/parameters.ts'
import { fitsField } from '../dialects/v3/typed-value.ts'
import type { EntityName, RowOf, WrittenRow } from '../engine/entity-rows.ts'
import type { Row } from '../engine/untyped-row.ts'
import { completeRow } from '../seed/complete-row.ts'
import type { WireMap, WireValue } from '../wire-value.ts'
import type { MethodCall, Method } from '../methods/method.ts'
import { storedRow, visibleRow, type ActionOptions } from './generic.ts'
import { toDtoRow, toStoredRow, type AnyResource, type Resource } from './resource.ts'
import { fieldsParam, idParam } from './v3-params.ts'

/** The settings of `add`: those of every action, and its own. */
export interface AddOptions extends ActionOptions {
  /** Refuses the caller's fields by a rule that involves several rows. */
  readonly check?: ((fields: WireMap, call: MethodCall) => void) | undefined
}

export interface UpdateOptions<Name extends EntityName> extends ActionOptions {
  /** Values that every change sets, by the entity's field names. */
  readonly touch: (call: MethodCall, fields: WireMap) => WrittenRow<Name>
  /** Refuses a caller who may read the row but not change it. */
  readonly checkRow?: ((row: RowOf<Name>, call: MethodCall) => void) | undefined
  /** The reply of the method: the generic flag, or the row. */
  readonly answers: 'flag' | 'item'
}

export interface DeleteOptions<Name extends EntityName> extends ActionOptions {
  readonly checkRow?: ((row: RowOf<Name>, call: MethodCall) => void) | undefined
}

/** `{fields}` -> `{item}`. */
export const addOf = (resource: AnyResource, { guard, check }: AddOptions = {}): Method => ({
  isMutating: true,
  params: [fieldsParam],
  handle: (call) => {
    guard?.(call)
    const fields = readFields(call.params, resource.dto, (field) => field.editable === true || field.required === true)
    const missing = resource.dto.fields.filter((field) => field.required === true && isMissing(fields[field.name]))
    if (missing.length > 0) throw dtoInvalid(...missing.map(requiredRow))
    check?.(fields, call)
    const id = insertAs(call, resource.entity, toStoredRow(resource, fields))
    return { result: { item: baseItem(resource, id, call) } }
  },
})

/** `{id, fields}` -> `{result: true}` or `{item}`. */
export const updateOf = <Name extends EntityName>(
  resource: Resource<Name>,
  { guard, touch, checkRow, answers }: UpdateOptions<Name>,
): Method => ({
  isMutating: true,
  params: [idParam, fieldsParam],
  handle: (call) => {
    guard?.(call)
    const id = requiredInt(call.params, 'id')
    const fields = readFields(call.params, resource.dto, (field) => field.editable === true)
    const emptied = resource.dto.fields.filter(
      (field) => field.required === true && Object.hasOwn(fields, field.name) && isMissing(fields[field.name]),
    )
    if (emptied.length > 0) throw dtoInvalid(...emptied.map(requiredRow))
    checkRow?.(visibleRow(resource, id, call), call)
    call.portal.engine.dynamic(resource.entity).update(id, { ...touch(call, fields), ...toStoredRow(resource, fields) })
    return { result: answers === 'flag' ? { result: true } : { item: baseItem(resource, id, call) } }
  },
})

/** `{id}` -> `{result: true}`. */
export const deleteOf = <Name extends EntityName>(
  resource: Resource<Name>,
  { guard, checkRow }: DeleteOptions<Name> = {},
): Method => ({
  isMutating: true,
  params: [idParam],
  handle: (call) => {
    guard?.(call)
    const id = requiredInt(call.params, 'id')
    checkRow?.(visibleRow(resource, id, call), call)
    call.portal.engine.remove(resource.entity, [id])
    return { result: { result: true } }
  },
})

/** Stores a row with the caller as its author, and with the values that the portal fills in. */
export const insertAs = ({ caller, portal }: MethodCall, entity: EntityName, row: Row): number =>
  portal.engine.insert(entity, completeRow(entity, row, { nowMs: portal.clock.nowMs(), userId: caller.userId }))

/** A row that the caller has just written, as the reply of a method without `select`. */
export const baseItem = (resource: AnyResource, id: number, call: MethodCall): WireMap => {
  const { baseFields, fields } = resource.dto
  return toDtoRow(resource, storedRow(resource, id, call), baseFields ?? fields.map(({ name }) => name), call)
}

const readFields = (params: WireMap, dto: Dto, isAllowed: (field: DtoField) => boolean): DtoRow => {
  const fields = requiredMap(params, 'fields')
  const wrong: ValidationRow[] = []
  for (const [name, value] of Object.entries(fields)) {
    const field = fieldOf(dto, name)
    if (field === undefined) throw unknownProperty(dto.name, name)
    if (!isAllowed(field)) throw fieldNotAllowed(name, 'editable')
    if (!isMissing(value) && !fitsField(field, value))
      wrong.push({ field: name, message: `Field ${name} must be of type ${field.oneOf?.join('|') ?? field.type}` })
  }
  if (wrong.length > 0) throw dtoInvalid(...wrong)
  return fields
}

const isMissing = (value: WireValue | undefined): boolean => value === undefined || value === null || value === ''

const requiredRow = ({ name }: DtoField): ValidationRow => ({ field: name, message: `Field ${name} is required` })
