import type { Engine } from '../../../engine/engine.ts'
import type { ConditionOf, WrittenRow } from '../../../engine/entity-rows.ts'
import type { Condition } from '../../../engine/query.ts'
import { catalogSectionEntity as entity, crmCatalogId } from '../../catalog/family.ts'
import { isWireMap, type WireValue } from '../../../wire-value.ts'
import {
  checkClassicFields,
  classicBag,
  classicRowOf,
  classicValues,
  describeClassicFields,
  listClassicRows,
  wholeClassicRow,
} from '../classic/classic-rows.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { anyCase, toInteger } from '../../../methods/params.ts'
import { refusedWithoutCode } from '../../../methods/refusals.ts'

const add: Handle = (call) => {
  const { engine } = call.portal
  const values: WrittenRow<'catalogSection'> = {
    iblockId: crmCatalogId,
    ...classicValues(entity, classicBag(call), 'add'),
  }
  checkClassicFields(entity, values, 'add')
  if (engine.find('catalogCatalog', toInteger(values.iblockId) ?? 0) === undefined)
    throw refusedWithoutCode('Product catalog is not found.')
  checkParent(engine, undefined, values.iblockSectionId)
  return { result: engine.insert(entity.name, { ...defaults, ...values }) }
}

const defaults = { sort: 500, active: 'Y', descriptionType: 'text' }

const update: Handle = (call) => {
  const { engine } = call.portal
  const id = classicRowOf(call, entity.name)['id']
  const values = classicValues(entity, classicBag(call), 'update')
  checkClassicFields(entity, values, 'update')
  checkParent(engine, id, values.iblockSectionId)
  engine.update(entity.name, id, values)
  return { result: true }
}

/** Checks the parent of a section. @throws {PortalError} there is no such section, or it is inside the section that is moved */
const checkParent = (engine: Engine, id: number | undefined, parent: WireValue | undefined): void => {
  const parentId = toInteger(parent) ?? 0
  if (parentId === 0) return
  if (engine.find(entity.name, parentId) === undefined) throw refusedWithoutCode('Parent section is not found.')
  if (id !== undefined && withChildren(engine, id).includes(parentId))
    throw refusedWithoutCode('A section cannot be moved into itself.')
}

/** Deletes a section, the sections inside it, and the products in them. */
const remove: Handle = (call) => {
  const { engine } = call.portal
  const sections = withChildren(engine, classicRowOf(call, entity.name)['id'])
  engine.remove('product', idsWhere(engine, 'product', { kind: 'in', field: 'sectionId', values: sections }))
  engine.remove(entity.name, sections)
  return { result: true }
}

/** The section and all sections inside it. */
const withChildren = (engine: Engine, id: number): readonly number[] => {
  const found = [id]
  // The loop adds children to the list that it reads, so it finds their children too.
  for (const parent of found) {
    const children = idsWhere(engine, entity.name, { kind: 'eq', field: 'iblockSectionId', value: parent })
    found.push(...children.filter((child) => !found.includes(child)))
  }
  return found
}

const idsWhere = <Name extends 'product' | 'catalogSection'>(
  engine: Engine,
  name: Name,
  where: ConditionOf<Name>,
): readonly number[] => engine.page(name, { where }).rows.map(({ id }) => id)

/** If the filter names no catalogue, the list shows the sections of the CRM's catalogue. */
const list: Handle = (call) => listClassicRows(call, entity, namesCatalog(call) ? {} : { where: inCrmCatalog })

const inCrmCatalog: Condition = { kind: 'eq', field: 'iblockId', value: crmCatalogId }

const namesCatalog = ({ params }: MethodCall): boolean => {
  const filter = anyCase(params, 'filter')
  return isWireMap(filter) && Object.keys(filter).some((name) => /^\W*CATALOG_ID$/.test(name))
}

/** `crm.productsection.*`: the tree of product sections. */
export const sectionMethods: Methods = {
  'crm.productsection.add': add,
  'crm.productsection.get': (call) => ({
    result: wholeClassicRow(entity, classicRowOf(call, entity.name)),
  }),
  'crm.productsection.list': list,
  'crm.productsection.update': update,
  'crm.productsection.delete': remove,
  'crm.productsection.fields': () => ({ result: describeClassicFields(entity) }),
}
