import { entityNameOf, namePrefix } from '../../custom-fields/owners.ts'
import { userFieldTypes } from '../../custom-fields/field-types.ts'
import { addUserField, changeUserField, removeUserField } from '../../custom-fields/user-fields.ts'
import type { RowOf } from '../../engine/entity-rows.ts'
import { controllerNaming } from '../../engine/naming.ts'
import { entryOf, textOf, type WireMap } from '../../wire-value.ts'
import { controllerQuery } from '../../methods/list-query.ts'
import { listRows } from '../../methods/list-rows.ts'
import type { Handle, MethodCall, Methods, PortalMethod } from '../../methods/method.ts'
import { controllerMap, requiredInteger, requiredMap } from '../../methods/params.ts'
import { userFieldValues, writtenItems } from '../../custom-fields/read-user-field.ts'
import { showConfigField } from '../../custom-fields/show-user-field.ts'
import { missingParameter, notFound, refused } from '../../methods/refusals.ts'

const config =
  (handle: PortalMethod['handle']): Handle =>
  (call) => {
    checkModule(call)
    return handle(call)
  }

/** Checks `moduleId`. On this portal these methods only support the CRM. @throws {PortalError} the empty code without `moduleId` */
const checkModule = ({ params }: MethodCall): void => {
  const moduleId = entryOf(params, 'moduleId')
  if (moduleId === undefined || moduleId === '' || moduleId === null) throw missingParameter('moduleId', '')
}

const find = (call: MethodCall): RowOf<'userField'> => {
  const id = entryOf(call.params, 'id')
  if (id === undefined || id === null || id === '') throw missingParameter('id', '')
  const row = call.portal.engine.find('userField', requiredInteger(call.params, 'id'))
  if (row === undefined || !textOf(row['entityId']).startsWith('CRM_')) throw notFound(call)
  return row
}

const add = config((call) => {
  const { engine } = call.portal
  const field = requiredMap(call.params, 'field')
  for (const required of ['userTypeId', 'fieldName'])
    if (textOf(field[required]) === '') throw missingParameter(required, '')
  const entityId = textOf(field['entityId'])
  if (!entityId.startsWith('CRM_') || entityNameOf(engine, entityId) === undefined)
    throw refused(0, `The entity ${entityId} takes no user fields`)
  const fieldName = textOf(field['fieldName']).toUpperCase()
  if (!fieldName.startsWith(namePrefix(entityId)))
    throw refused(0, `The field's name must begin with ${namePrefix(entityId)}`)
  const values = { ...userFieldValues(field, controllerNaming), entityId, fieldName }
  const id = addUserField(engine, values, writtenItems(field['enum']))
  return { result: { field: showConfigField(engine, engine.find('userField', id) ?? {}, true) } }
})

const get = config((call) => ({ result: { field: showConfigField(call.portal.engine, find(call), true) } }))

const list = config((call) => {
  const { engine } = call.portal
  const page = listRows(call, {
    entity: engine.entity('userField'),
    ...controllerQuery(call),
    where: { kind: 'like', field: 'entityId', pattern: 'CRM_%' },
    isWhole: true,
  })
  const fields = page.rows.map((row) => showConfigField(engine, row, false))
  return { result: { fields }, total: page.total, next: page.next }
})

const update = config((call) => {
  const row = find(call)
  const field = controllerMap(call.params, 'field')
  const written: WireMap = Object.fromEntries(Object.entries(field))
  const values = userFieldValues(written, controllerNaming)
  changeUserField(call.portal.engine, row, values, writtenItems(written['enum']))
  return { result: { field: showConfigField(call.portal.engine, find(call), true) } }
})

const remove = config((call) => {
  removeUserField(call.portal.engine, find(call))
  return { result: null }
})

const getTypes = config(() => ({
  result: {
    types: Object.fromEntries(
      userFieldTypes.map(({ id, title }) => [id, { userTypeId: id, description: title }] as const),
    ),
  },
}))

/** `userfieldconfig.*`: the custom fields of all CRM types, smart processes included. */
export const configMethods: Methods = {
  'userfieldconfig.add': add,
  'userfieldconfig.get': get,
  'userfieldconfig.list': list,
  'userfieldconfig.update': update,
  'userfieldconfig.delete': remove,
  'userfieldconfig.getTypes': getTypes,
}
