import { entityIdOf, namePrefix } from './owners.ts'
import { addUserField, changeUserField, removeUserField } from './user-fields.ts'
import type { RowOf } from '../engine/entity-rows.ts'
import { classicNaming } from '../engine/naming.ts'
import { PortalError } from '../portal-error.ts'
import { entryOf, isWireMap, textOf, type WireMap } from '../wire-value.ts'
import { listRows } from '../methods/list-rows.ts'
import type { MethodCall, MethodReply } from '../methods/method.ts'
import { anyCase, classicMap, toInteger } from '../methods/params.ts'
import { userFieldValues, writtenItems } from './read-user-field.ts'
import { showClassicField } from './show-user-field.ts'
import { missingParameter, mustBeArray, refusedFor } from '../methods/refusals.ts'

/** The methods for the custom fields of one entity. */
export interface ClassicUserFields {
  readonly entityName: string
  /** The parameters that carry a field's values in `add` and `update`. @default `fields` */
  readonly bags?: { readonly add: string; readonly update: string } | undefined
}

/** The methods that add, read, change and delete the custom fields of one entity. */
export const classicUserFields = (family: ClassicUserFields) => ({
  add: (call: MethodCall): MethodReply => ({ result: add(call, family) }),
  get: (call: MethodCall): MethodReply => ({ result: showClassicField(call.portal.engine, find(call, family), 'all') }),
  list: (call: MethodCall): MethodReply => listFields(call, family),
  update: (call: MethodCall): MethodReply => {
    const row = find(call, family)
    const written = bagOf(call, family.bags?.update ?? 'fields')
    const values = userFieldValues(written, classicNaming)
    changeUserField(call.portal.engine, row, values, writtenItems(entryOf(written, 'LIST')))
    return { result: true }
  },
  delete: (call: MethodCall): MethodReply => {
    removeUserField(call.portal.engine, find(call, family))
    return { result: true }
  },
})

const add = (call: MethodCall, family: ClassicUserFields): number => {
  const written = bagOf(call, family.bags?.add ?? 'fields')
  const entityId = entityIdFor(family)
  const name = textOf(entryOf(written, 'FIELD_NAME')).toUpperCase()
  for (const required of ['USER_TYPE_ID', 'FIELD_NAME'])
    if (textOf(entryOf(written, required)) === '')
      throw new PortalError({
        code: 'ERROR_CORE',
        description: `The field '${required}' is not specified.`,
        refusedFor: { case: 'missing', param: required },
      })
  const prefix = namePrefix(entityId)
  const fieldName = name.startsWith('UF_') ? name : prefix + name
  const values = { ...userFieldValues(written, classicNaming), entityId, fieldName }
  return addUserField(call.portal.engine, values, writtenItems(entryOf(written, 'LIST')))
}

const find = (call: MethodCall, family: ClassicUserFields): RowOf<'userField'> => {
  const id = toInteger(anyCase(call.params, 'id'))
  if (id === undefined || id <= 0) throw missingParameter('ID', '')
  const row = call.portal.engine.find('userField', id)
  if (row === undefined || row['entityId'] !== entityIdFor(family))
    throw new PortalError({
      code: 'ERROR_NOT_FOUND',
      description: `The entity with ID '${String(id)}' is not found.`,
      refusedFor: { case: 'notFound', param: 'id' },
    })
  return row
}

/** A list contains labels only if `filter` names their language. */
const listFields = (call: MethodCall, family: ClassicUserFields): MethodReply => {
  const filter = classicMap(call.params, 'filter')
  const language = isWireMap(filter) ? textOf(filter['LANG']) : ''
  const page = listRows(call, {
    entity: call.portal.engine.entity('userField'),
    naming: classicNaming,
    filter,
    order: orderOf(call),
    where: { kind: 'eq', field: 'entityId', value: entityIdFor(family) },
    isWhole: true,
    isUnpaged: true,
  })
  const view = language === '' ? 'none' : { language }
  return { result: page.rows.map((row) => showClassicField(call.portal.engine, row, view)), total: page.total }
}

const orderOf = ({ params }: MethodCall): WireMap => {
  const order = anyCase(params, 'order')
  return isWireMap(order) ? order : {}
}

const bagOf = ({ params }: MethodCall, name: string): WireMap => {
  const bag = anyCase(params, name)
  if (isWireMap(bag)) return bag
  if (bag === undefined) throw refusedFor({ code: '', description: mustBeArray(name).description }, 'missing', name)
  throw mustBeArray(name)
}

const entityIdFor = ({ entityName }: ClassicUserFields): string => {
  const entityId = entityIdOf(entityName)
  if (entityId === undefined) throw new Error(`${entityName} takes no custom fields.`)
  return entityId
}
