import type { Engine } from '../../../engine/engine.ts'
import type { CrmType, ItemRow, ItemValues } from '../entities/item-types.ts'
import { completeCrmRow } from '../../../seed/complete-row.ts'
import { formatDateTime } from '../../../server-time.ts'
import { isWireList, textOf, type WireMap, type WireValue } from '../../../wire-value.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { keptValues, type FileRule } from './custom-values.ts'
import { keptRow } from '../../../methods/kept-row.ts'
import { firstStageOf, noteStage, semanticsOfStage } from '../pipelines/stages.ts'
import { checkItem } from './check-item.ts'
import { newItemValues } from './new-item-values.ts'
import { removeOwned } from './owned-rows.ts'
import { mergeMultifields, multifieldFlags } from './multifields.ts'

/** The values of a call, independent of its dialect: fields by camelCase name, multifields apart. */
export interface ItemWrite {
  readonly values: ItemValues
  readonly multifields: readonly WireMap[]
  readonly fileRule: FileRule
}

/** Adds an item and returns its id. */
export const addItem = (call: MethodCall, type: CrmType, write: ItemWrite): number => {
  const { portal, caller } = call
  const { engine, clock } = portal
  const author = { nowMs: clock.nowMs(), userId: caller.userId }
  checkItem(call, type, write.values)
  const kept = keptValues(call, engine.entity(type.entityName), write.values, {}, write.fileRule)
  const values = { ...linked(type, kept), ...mergedFm(undefined, write, () => engine.nextNumber('multifield')) }
  const completed = completeCrmRow(type, { ...newItemValues(engine, type), ...values }, author)
  const staged = { ...completed, ...firstStage(engine, type, values, completed) }
  const id = engine.insert(type.entityName, {
    ...staged,
    ...closing(call, type, {}, { ...values, ...stageOf(staged) }),
  })
  if (type.entityName !== 'contact' && isEmpty(values.title))
    engine.update(type.entityName, id, { title: `${type.title} #${String(id)}` })
  if (type.entityName === 'quote' && isEmpty(values.quoteNumber))
    engine.update('quote', id, { quoteNumber: String(id) })
  if (type.entityName === 'smartInvoice' && isEmpty(values.accountNumber))
    engine.update('smartInvoice', id, { accountNumber: String(id) })
  noteStage(call, type, undefined, keptRow(engine, type.entityName, id))
  return id
}

/** Changes an item. If no value differs, nothing is saved and the time of the last change stays. */
export const updateItem = (call: MethodCall, type: CrmType, row: ItemRow, write: ItemWrite): void => {
  const { engine, clock } = call.portal
  checkItem(call, type, write.values)
  const kept = keptValues(call, engine.entity(type.entityName), write.values, row, write.fileRule)
  const written = {
    ...linked(type, kept),
    ...mergedFm(row.fm, write, () => engine.nextNumber('multifield')),
  }
  const staged = { ...written, ...moved(engine, type, row, written) }
  const values = { ...staged, ...closing(call, type, row, staged) }
  const { id } = row
  const before: ItemRow | undefined = engine.find(type.entityName, id)
  engine.update(type.entityName, id, values)
  const after: ItemRow = keptRow(engine, type.entityName, id)
  if (JSON.stringify(before) === JSON.stringify(after)) return
  noteStage(call, type, before, after)
  const now = formatDateTime(clock.nowMs())
  const userId = call.caller.userId
  const movedNow = before?.stageId === after.stageId ? {} : { movedTime: now, movedBy: userId }
  engine.update(type.entityName, id, { updatedTime: now, updatedBy: userId, ...movedNow })
}

/** Deletes an item together with the rows that belong to it. */
export const deleteItem = ({ portal }: MethodCall, type: CrmType, id: number): boolean => {
  const { engine } = portal
  removeOwned(engine, type.entityTypeId, type.shortCode, id)
  return engine.remove(type.entityName, [id]) > 0
}

/** The field of one contact and the list of contacts must agree. When one is written, the other one is set too. */
const linked = (type: CrmType, values: ItemValues): ItemValues => {
  const [one, many] =
    type.entityName === 'contact' ? (['companyId', 'companyIds'] as const) : (['contactId', 'contactIds'] as const)
  const list = values[many]
  if (isWireList(list)) return type.entityName === 'company' ? values : { ...values, [one]: list[0] ?? null }
  const single = values[one]
  if (single === undefined) return values
  return { ...values, [many]: isEmpty(single) || single === 0 || single === '0' ? [] : [single] }
}

const mergedFm = (kept: WireValue | undefined, { multifields }: ItemWrite, nextId: () => number): ItemValues => {
  if (multifields.length === 0) return {}
  const fm = mergeMultifields(kept, multifields, nextId)
  return { fm, ...multifieldFlags(fm) }
}

/** A new item gets the first stage of its pipeline, with the meaning from the stage's dictionary. */
const firstStage = (
  engine: Engine,
  type: CrmType,
  given: ItemValues,
  { categoryId, closed }: ItemValues,
): ItemValues => {
  if (type.stageDictionary === undefined) return {}
  const category = Number(categoryId ?? 0)
  const stageId = isEmpty(given.stageId) ? firstStageOf(engine, type, category) : textOf(given.stageId)
  const semantics = semanticsOfStage(engine, type, category, stageId ?? '')
  return {
    stageId: stageId ?? null,
    stageSemanticId: semantics,
    ...(closed === undefined ? {} : { closed: semantics === 'P' ? 'N' : 'Y' }),
  }
}

/** The values that follow from another pipeline or stage. */
const moved = (engine: Engine, type: CrmType, row: ItemRow, written: ItemValues): ItemValues => {
  const categoryId = Number(written.categoryId ?? row.categoryId)
  const isOtherPipeline = written.categoryId !== undefined && categoryId !== row.categoryId
  const stageId = written.stageId ?? (isOtherPipeline ? firstStageOf(engine, type, categoryId) : undefined)
  if (typeof stageId !== 'string' || stageId === row.stageId) return {}
  const semantics = semanticsOfStage(engine, type, categoryId, stageId)
  const previous = type.entityName.startsWith('smart') ? { previousStageId: row.stageId ?? null } : {}
  return { stageId, stageSemanticId: semantics, closed: semantics === 'P' ? 'N' : 'Y', ...previous }
}

const stageOf = ({ stageSemanticId }: ItemValues): ItemValues => ({ stageSemanticId: stageSemanticId ?? null })

/** The day on which a deal is closed, and the moment at which a lead is. A lead that is opened again has none. */
const closing = ({ portal }: MethodCall, type: CrmType, row: Partial<ItemRow>, written: ItemValues): ItemValues => {
  const { stageSemanticId: after = row.stageSemanticId } = written
  const wasOpen = !isFinal(row.stageSemanticId)
  if (isFinal(after) !== wasOpen) return {}
  const now = formatDateTime(portal.clock.nowMs())
  if (type.entityName === 'lead') return { dateClosed: wasOpen ? now : null }
  const isGiven = !isEmpty(written.closedate)
  return type.entityName === 'deal' && wasOpen && !isGiven ? { closedate: now.slice(0, 10) } : {}
}

const isFinal = (semantics: WireValue | undefined): boolean => semantics === 'S' || semantics === 'F'

const isEmpty = (value: WireValue | undefined): boolean => value === undefined || value === null || value === ''
