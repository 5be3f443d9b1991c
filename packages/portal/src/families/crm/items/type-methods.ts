import type { Engine } from '../../../engine/engine.ts'
import type { RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import { crmTypeEntity, typeFlags } from '../entities/item-types.ts'
import type { PortalError } from '../../../portal-error.ts'
import { formatDateTime } from '../../../server-time.ts'
import { textOf, type WireMap, type WireValue } from '../../../wire-value.ts'
import { controllerQuery } from '../../../methods/list-query.ts'
import { listRows } from '../../../methods/list-rows.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { controllerMap, requiredInteger, requiredMap, toInteger } from '../../../methods/params.ts'
import { crmTypeOf, smartProcessEntity } from './crm-type.ts'
import { describeField } from '../../../methods/describe-field.ts'
import { addUsualStages, removeStages } from '../pipelines/stages.ts'
import { rowsBy } from '../cards/rows-by-values.ts'
import { refused } from '../../../methods/refusals.ts'

const notFound = (): PortalError => refused(0, 'SPA not found')

const find = ({ portal, params }: MethodCall): RowOf<'crmType'> => {
  const row = portal.engine.find('crmType', requiredInteger(params, 'id'))
  if (row === undefined) throw notFound()
  return row
}

const ofWhole: ReadonlySet<string> = new Set(['relations', 'linkedUserFields', 'customSections'])
const noRelations = { parent: [], child: [] }
const noUserFields = {
  'CALENDAR_EVENT|UF_CRM_CAL_EVENT': 'N',
  'TASKS_TASK|UF_CRM_TASK': 'N',
  'TASKS_TASK_TEMPLATE|UF_CRM_TASK': 'N',
}

const showType = (row: Partial<RowOf<'crmType'>>): WireMap =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !ofWhole.has(name)))

const showWhole = (row: Partial<RowOf<'crmType'>>): WireMap => ({
  ...showType(row),
  relations: row['relations'] ?? noRelations,
  linkedUserFields: row['linkedUserFields'] ?? noUserFields,
  customSections: row['customSections'] ?? [],
})

/** The values that a call may write into a type. Flags are `Y` and `N`, or booleans. */
const written = (fields: WireMap): WrittenRow<'crmType'> =>
  Object.fromEntries(
    crmTypeEntity.fields.flatMap(({ name, type, ...field }): [string, WireValue][] => {
      const value = fields[name]
      if (value === undefined || 'isReadOnly' in field || name === 'id') return []
      return [[name, type === 'char' ? (value === true || value === 'Y' || value === '1' ? 'Y' : 'N') : value]]
    }),
  )

/** The numbers of smart processes: 128 to 191, and even numbers from 1030 on. */
const isFree = (call: MethodCall, entityTypeId: number): boolean =>
  ((entityTypeId >= 128 && entityTypeId < 192) || (entityTypeId >= 1030 && entityTypeId % 2 === 0)) &&
  crmTypeOf(call.portal.engine, entityTypeId) === undefined

const freeNumber = (call: MethodCall): number => {
  for (let number = 1030; ; number += 2) if (isFree(call, number)) return number
}

const add: Handle = (call) => {
  const { engine, clock } = call.portal
  const fields = requiredMap(call.params, 'fields')
  if (textOf(fields['title']) === '') throw refused(0, 'Required fields: title')
  const given = fields['entityTypeId']
  const entityTypeId = given === undefined || given === null ? freeNumber(call) : (toInteger(given) ?? 0)
  if (!isFree(call, entityTypeId)) throw refused(0, `The entityTypeId ${String(entityTypeId)} is taken or not allowed`)
  const now = formatDateTime(clock.nowMs())
  const { userId } = call.caller
  const values = {
    ...written(fields),
    entityTypeId,
    createdTime: now,
    updatedTime: now,
    createdBy: userId,
    updatedBy: userId,
  }
  const id = engine.insert('crmType', { code: '', ...noFlags, ...values })
  engine.addEntity(smartProcessEntity(entityTypeId), 'smartProcess')
  const categoryId = engine.insert('category', { name: 'General', sort: 500, entityTypeId, isDefault: 'Y' })
  const type = crmTypeOf(engine, entityTypeId)
  if (type !== undefined) addUsualStages(engine, type, categoryId)
  return { result: { type: showWhole(engine.find('crmType', id) ?? {}) } }
}

const noFlags: WrittenRow<'crmType'> = Object.fromEntries(typeFlags.map((flag) => [flag, 'N']))

const get: Handle = (call) => ({ result: { type: showWhole(find(call)) } })

const getByEntityTypeId: Handle = ({ portal, params }) => {
  const value = requiredInteger(params, 'entityTypeId')
  const where = { kind: 'eq', field: 'entityTypeId', value } as const
  const [row] = portal.engine.page('crmType', { where, limit: 1 }).rows
  if (row === undefined) throw notFound()
  return { result: { type: showWhole(row) } }
}

const list: Handle = (call) => {
  const page = listRows(call, {
    entity: crmTypeEntity,
    ...controllerQuery(call),
    isWhole: true,
  })
  return { result: { types: page.rows.map(showType) }, total: page.total, next: page.next }
}

const update: Handle = (call) => {
  const { engine, clock } = call.portal
  const row = find(call)
  const fields = controllerMap(call.params, 'fields')
  const { entityTypeId: _, ...values } = written(Object.fromEntries(Object.entries(fields)))
  const changed = { updatedTime: formatDateTime(clock.nowMs()), updatedBy: call.caller.userId }
  engine.update('crmType', row['id'], { ...values, ...changed })
  return { result: { type: showWhole(find(call)) } }
}

/** The next smart process may get the same number, and must not find the pipelines of this one. */
const removePipelines = (engine: Engine, entityTypeId: number): void => {
  const type = crmTypeOf(engine, entityTypeId)
  for (const { id } of rowsBy(engine, 'category', { entityTypeId })) {
    if (type !== undefined) removeStages(engine, type, id)
    engine.remove('category', [id])
  }
}

const remove: Handle = (call) => {
  const { engine } = call.portal
  const row = find(call)
  const entityTypeId = Number(row['entityTypeId'])
  if (entityTypeId < 128) throw refused('ACCESS_DENIED', 'Access denied')
  if (engine.count(smartProcessEntity(entityTypeId)) > 0)
    throw refused('BX_ERROR', 'Cannot delete the SPA: it has items')
  removePipelines(engine, entityTypeId)
  engine.remove('crmType', [row['id']])
  return { result: [] }
}

const fields: Handle = () => ({
  result: {
    fields: Object.fromEntries(
      crmTypeEntity.fields.map((field) => [
        field.name,
        {
          ...describeField(field),
          upperName: field.name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
        },
      ]),
    ),
  },
})

/** Smart processes. `crm.item.*` accepts a new one at once. */
export const typeMethods: Methods = {
  'crm.type.add': add,
  'crm.type.get': get,
  'crm.type.getByEntityTypeId': getByEntityTypeId,
  'crm.type.list': list,
  'crm.type.update': update,
  'crm.type.delete': remove,
  'crm.type.fields': fields,
}
