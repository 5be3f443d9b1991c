import type { Row } from '../../../engine/engine.ts'
import { classicNaming, fieldsByName } from '../../../engine/naming.ts'
import { fieldOf } from '../../../engine/entity.ts'
import { selectNames } from '../../../engine/v2-select.ts'
import type { FieldDefinition } from '../../../engine/field.ts'
import { crmTypes, type CrmType } from '../entities/item-types.ts'
import type { WireMap } from '../../../wire-value.ts'
import { classicRow } from '../../../methods/classic-row.ts'
import { classicBag, classicRowOf, classicValues, describeClassicFields } from './classic-rows.ts'
import { classicQuery } from '../../../methods/list-query.ts'
import { listRows } from '../../../methods/list-rows.ts'
import type { MethodCall, PortalMethod } from '../../../methods/method.ts'
import { anyCase } from '../../../methods/params.ts'
import { v2Methods } from '../../../methods/v2-method.ts'
import { withFileLinks } from '../items/custom-values.ts'
import { entityOf } from '../items/crm-type.ts'
import { describeField } from '../../../methods/describe-field.ts'
import { classicMultifields, multifieldTypes, showClassic } from '../items/multifields.ts'
import { addItem, deleteItem, updateItem, type ItemWrite } from '../items/write-item.ts'

/** The six methods of one classic family, over the same rows as `crm.item.*`. */
const classicFamily = (type: CrmType, prefix: string): readonly PortalMethod[] => {
  const method = v2Methods({ scope: 'crm', prefix: `${prefix}.` })
  return [
    method('list', (call) => listClassic(call, type)),
    method('get', (call) => {
      const row = classicRowOf(call, type.entityName)
      const fields = [...fieldsByName(entityOf(call, type), classicNaming).values()].filter(isShown)
      return {
        result: {
          ...classicRow(withFileLinks(call, fields, row, 'classic'), fields),
          ...shownMultifields(row, multifieldTypes),
        },
      }
    }),
    method('add', (call) => ({ result: addItem(call, type, classicWrite(call, type, 'add')) })),
    method('update', (call) => {
      updateItem(call, type, classicRowOf(call, type.entityName), classicWrite(call, type, 'update'))
      return { result: true }
    }),
    method('delete', (call) => {
      // Contacts alone have a code for it.
      const row = classicRowOf(call, type.entityName, type.entityName === 'contact' ? 'ERROR_CORE' : '')
      deleteItem(call, type, Number(row['id']))
      return { result: true }
    }),
    method('fields', (call) => ({ result: describeClassic(call, type) })),
  ]
}

const listClassic = (call: MethodCall, type: CrmType): ReturnType<PortalMethod['handle']> => {
  const entity = entityOf(call, type)
  const select = anyCase(call.params, 'select')
  const names = selectNames(select)
  const multifields = fieldOf(entity, 'fm') === undefined ? [] : multifieldTypes.filter((name) => names.has(name))
  const page = listRows(call, {
    entity,
    ...classicQuery(call),
    select,
    isWhole: multifields.length > 0,
  })
  const shown = page.fields.filter(isShown)
  // The id comes unasked only with multifields.
  const id = multifields.length > 0 ? [entity.fields[0]].flatMap((field) => field ?? []) : []
  const fields = [...new Set([...id, ...shown])]
  const result = page.rows.map((row) => ({
    ...classicRow(withFileLinks(call, fields, row, 'classic'), fields),
    ...shownMultifields(row, multifields),
  }))
  return { result, total: page.total, next: page.next }
}

/** Lists of links can be written and are never shown. */
const isShown = ({ isMultiple, isDynamic }: FieldDefinition): boolean => isMultiple !== true || isDynamic === true

const shownMultifields = (row: Row, types: readonly string[]): WireMap =>
  Object.fromEntries(
    types.map((type) => [type, showClassic(row, type)] as const).filter(([, values]) => values.length > 0),
  )

const classicWrite = (call: MethodCall, type: CrmType, action: 'add' | 'update'): ItemWrite => {
  const written = classicBag(call)
  const values = classicValues(entityOf(call, type), written, action)
  return { values, multifields: classicMultifields(written), fileRule: 'keepUnnamed' }
}

const describeClassic = (call: MethodCall, type: CrmType): WireMap => {
  const entity = entityOf(call, type)
  const fm = fieldOf(entity, 'fm')
  const multifields =
    fm === undefined ? [] : multifieldTypes.map((name) => [name, describeField({ ...fm, upper: name })] as const)
  return { ...describeClassicFields(entity), ...Object.fromEntries(multifields) }
}

/** `crm.lead.*`, `crm.deal.*`, `crm.contact.*`, `crm.company.*`, `crm.quote.*`. */
export const classicMethods: readonly PortalMethod[] = crmTypes.flatMap((type: CrmType) =>
  type.classicPrefix === undefined ? [] : classicFamily(type, type.classicPrefix),
)
