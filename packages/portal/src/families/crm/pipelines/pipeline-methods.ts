import type { RowOf } from '../../../engine/entity-rows.ts'
import { fieldOf } from '../../../engine/entity.ts'
import { classicNaming, controllerNaming, fieldsByName } from '../../../engine/naming.ts'
import { valueOf } from '../../../engine/value-of.ts'
import { categoryEntity } from '../entities/parts.ts'
import { stageHistoryEntity } from '../entities/links.ts'
import type { CrmType } from '../entities/item-types.ts'
import { textOf, type WireMap } from '../../../wire-value.ts'
import { listRows } from '../../../methods/list-rows.ts'
import type { Handle, MethodCall, Methods, PortalMethod } from '../../../methods/method.ts'
import { anyCase, controllerMap, requiredInteger, requiredMap, toInteger } from '../../../methods/params.ts'
import { crmTypeOf, entityOf, requestedType, typeWithPipelines } from '../items/crm-type.ts'
import { addUsualStages, removeStages, stageDictionaryOf } from './stages.ts'
import { isDictionary } from '../dictionaries/status-rules.ts'
import { statusTypes } from '../dictionaries/status-types.ts'
import { refused, refusedWithoutCode } from '../../../methods/refusals.ts'

const writable = new Set(['name', 'sort', 'originId', 'originatorId'])

const addPipeline = ({ portal }: MethodCall, type: CrmType, fields: WireMap): Partial<RowOf<'category'>> => {
  if (type.stageDictionary === undefined) throw refused('ENTITY_TYPE_NOT_SUPPORTED', 'The type has no pipelines')
  if (textOf(fields['name']) === '') throw refused(0, 'Required fields: name')
  const values = Object.entries(fields).filter(([name]) => writable.has(name))
  const id = portal.engine.insert('category', {
    sort: 500,
    ...Object.fromEntries(values),
    entityTypeId: type.entityTypeId,
    isDefault: 'N',
  })
  addUsualStages(portal.engine, type, id)
  return portal.engine.find('category', id) ?? {}
}

const findPipeline = ({ portal }: MethodCall, { entityTypeId }: CrmType, id: number): RowOf<'category'> => {
  const row = portal.engine.find('category', id)
  if (row?.['entityTypeId'] !== entityTypeId) throw refused('NOT_FOUND', 'Item not found')
  return row
}

const removePipeline = (call: MethodCall, type: CrmType, id: number): void => {
  const row = findPipeline(call, type, id)
  const { engine } = call.portal
  if (row['isDefault'] === 'Y') throw refused('REMOVING_DISABLED', 'The default pipeline cannot be deleted')
  const isKept = fieldOf(entityOf(call, type), 'categoryId') !== undefined
  if (isKept && engine.dynamic(type.entityName).count({ kind: 'eq', field: 'categoryId', value: id }) > 0)
    throw refused('BX_ERROR', 'The pipeline has items')
  removeStages(engine, type, id)
  engine.remove('category', [id])
}

const categoryAdd: Handle = (call) => {
  const category = addPipeline(call, typeWithPipelines(call), requiredMap(call.params, 'fields'))
  return { result: { category: showCategory(category) } }
}

const categoryDelete: Handle = (call) => {
  removePipeline(call, typeWithPipelines(call), requiredInteger(call.params, 'id'))
  return { result: null }
}

/** Only reading shows where a pipeline comes from. */
const showCategory = ({ originId: _origin, originatorId: _originator, ...row }: Partial<RowOf<'category'>>): WireMap =>
  row

/** A pipeline that no application made has no origin, which is empty text. */
const showWithOrigin = ({ originId, originatorId, ...row }: RowOf<'category'>): WireMap => ({
  ...row,
  originId: originId ?? '',
  originatorId: originatorId ?? '',
})

const deals = (call: MethodCall): CrmType => {
  const type = crmTypeOf(call.portal.engine, 2)
  if (type === undefined) throw new Error('A portal has deals.')
  return type
}

/** Pipelines of deals in the form of the old methods. The default one is missing, because it is not a row on a portal. */
const showOld = ({ id, name, sort }: Partial<RowOf<'category'>>): WireMap => ({
  ID: textOf(id),
  NAME: name ?? '',
  SORT: textOf(sort),
  IS_LOCKED: 'N',
  CREATED_DATE: '',
})

const idParam = ({ params }: MethodCall): number => {
  const id = toInteger(anyCase(params, 'id'))
  if (id === undefined) throw refusedWithoutCode('ID is not defined or invalid.')
  return id
}

const oldFields = ({ params }: MethodCall): WireMap => {
  const given = anyCase(params, 'fields')
  const fields = typeof given === 'object' && given !== null ? Object.entries(given) : []
  return Object.fromEntries(fields.map(([name, value]) => [name.toLowerCase(), value]))
}

const old = (handle: PortalMethod['handle']): Handle => handle

export const oldPipelineMethods: Methods = {
  'crm.dealcategory.list': old((call) => {
    const where = { kind: 'eq', field: 'entityTypeId', value: 2 } as const
    const order = [{ field: 'sort', direction: 'asc' }] as const
    const { rows } = call.portal.engine.page('category', { where, order, limit: 1000 })
    const result = rows.filter(({ id }) => id !== 0).map(showOld)
    return { result, total: result.length }
  }),
  'crm.dealcategory.get': old((call) => ({ result: showOld(findPipeline(call, deals(call), idParam(call))) })),
  'crm.dealcategory.add': old((call) => ({ result: Number(addPipeline(call, deals(call), oldFields(call))['id']) })),
  'crm.dealcategory.update': old((call) => {
    const row = findPipeline(call, deals(call), idParam(call))
    const values = Object.entries(oldFields(call)).filter(([name]) => writable.has(name))
    call.portal.engine.update('category', row['id'], Object.fromEntries(values))
    return { result: true }
  }),
  'crm.dealcategory.delete': old((call) => {
    removePipeline(call, deals(call), idParam(call))
    return { result: true }
  }),
  'crm.dealcategory.status': old((call) => ({ result: stageDictionaryOf(deals(call), idParam(call)) })),
  'crm.dealcategory.stage.list': old((call) => ({
    result: entityItems(call, stageDictionaryOf(deals(call), idParam(call))),
  })),
  'crm.dealcategory.default.get': old((call) => ({
    result: { ID: 0, NAME: call.portal.engine.find('category', 0)?.name ?? '' },
  })),
  'crm.dealcategory.default.set': old((call) => {
    call.portal.engine.update('category', 0, { name: textOf(anyCase(call.params, 'name')) })
    return { result: true }
  }),
}

const entityItems = ({ portal }: MethodCall, entityId: string): readonly WireMap[] => {
  const where = { kind: 'eq', field: 'entityId', value: entityId } as const
  const order = [{ field: 'sort', direction: 'asc' }] as const
  const { rows } = portal.engine.page('status', { where, order, limit: 1000 })
  return rows.map(({ name, sort, statusId }) => ({ NAME: name, SORT: sort, STATUS_ID: statusId }))
}

const statusItems: Handle = (call) => {
  const entityId = textOf(anyCase(call.params, 'entityId'))
  if (entityId === '') throw refusedWithoutCode('The parameter entityId is not defined.')
  if (!isDictionary(call.portal.engine, entityId)) throw refusedWithoutCode('The dictionary entityId is not found.')
  return { result: entityItems(call, entityId) }
}

/** Leads and quotes have a status instead of a stage. */
const showStep = ({ entityTypeId }: CrmType, row: RowOf<'stageHistory'>): WireMap => {
  const fields = [...fieldsByName(stageHistoryEntity, classicNaming)]
  const ofLeads = { STAGE_ID: 'STATUS_ID', STAGE_SEMANTIC_ID: 'STATUS_SEMANTIC_ID' } as const
  return Object.fromEntries(
    fields.flatMap(([upper, field]): [string, WireMap[string]][] => {
      if (entityTypeId !== 1) return [[upper, valueOf(row, field)]]
      if (upper === 'CATEGORY_ID') return []
      return [[upper === 'STAGE_ID' || upper === 'STAGE_SEMANTIC_ID' ? ofLeads[upper] : upper, valueOf(row, field)]]
    }),
  )
}

const stageHistory: Handle = (call) => {
  const type = requestedType(call)
  if (type.stageDictionary === undefined) throw refused('ENTITY_TYPE_NOT_SUPPORTED', 'The type has no stages')
  const asStage = (map: WireMap | readonly WireMap[string][]): WireMap =>
    Object.fromEntries(Object.entries(map).map(([key, value]) => [key.replace(/STATUS(?=_)/, 'STAGE'), value]))
  const page = listRows(call, {
    entity: stageHistoryEntity,
    naming: classicNaming,
    filter: asStage(controllerMap(call.params, 'filter')),
    order: asStage(controllerMap(call.params, 'order')),
    where: { kind: 'eq', field: 'entityTypeId', value: type.entityTypeId },
    isWhole: true,
  })
  return { result: { items: page.rows.map((row) => showStep(type, row)) }, total: page.total, next: page.next }
}

const categoryUpdate: Handle = (call) => {
  const row = findPipeline(call, typeWithPipelines(call), requiredInteger(call.params, 'id'))
  const given = requiredMap(call.params, 'fields')
  const known = fieldsByName(categoryEntity, controllerNaming)
  const values = Object.entries(given).filter(([name]) => known.has(name) && writable.has(name))
  call.portal.engine.update('category', row['id'], Object.fromEntries(values))
  return { result: { category: showCategory(call.portal.engine.find('category', row['id']) ?? {}) } }
}

const categoryGet: Handle = (call) => ({
  result: { category: showWithOrigin(findPipeline(call, typeWithPipelines(call), requiredInteger(call.params, 'id'))) },
})

/** Pipelines with their stages, and the history of stages. */
export const pipelineMethods: Methods = {
  'crm.category.add': categoryAdd,
  'crm.category.get': categoryGet,
  'crm.category.update': categoryUpdate,
  'crm.category.delete': categoryDelete,
  'crm.status.entity.items': statusItems,
  'crm.status.entity.types': statusTypes,
  'crm.stagehistory.list': stageHistory,
}
