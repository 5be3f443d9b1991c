import type { EntityName, WrittenRow } from '../engine/entity-rows.ts'
import type { Row } from '../engine/untyped-row.ts'
import { crmTypes, defaultCategoryId, type CrmType, type ItemValues } from '../families/crm/entities/item-types.ts'
import { multifieldFlags } from '../families/crm/items/multifields.ts'
import { isWireList, isWireMap } from '../wire-value.ts'
import { formatDateTime } from '../server-time.ts'
import { baseCurrency, firstStage, semanticsOf } from './dictionaries.ts'

/** The time and the author of a new row. */
export interface Authorship {
  readonly nowMs: number
  readonly userId: number
}

/** Adds the values that a portal fills in for a new row: author, times, pipeline, stage, flags. */
export const completeRow = (entity: EntityName, row: Row, author: Authorship): Row => {
  const type: CrmType | undefined = crmTypes.find(({ entityName }) => entityName === entity)
  if (type !== undefined) return completeCrmRow(type, row, author)
  const now = formatDateTime(author.nowMs)
  switch (entity) {
    case 'task':
      return { ...taskDefaults(now, author.userId), ...row }
    case 'taskResult':
      return { authorId: author.userId, createdAt: now, status: 'open', ...row }
    case 'taskMessage':
      return { authorId: author.userId, createdAt: now, ...row }
    case 'department':
      return { createdAt: now, updatedAt: now, ...row }
    case 'eventlog':
      return { timestampX: now, severity: 'INFO', siteId: 's1', userId: author.userId, ...row }
    case 'product':
      return {
        dateCreate: now,
        timestampX: now,
        createdBy: author.userId,
        modifiedBy: author.userId,
        active: 'Y',
        ...row,
      }
    case 'diskObject':
      return {
        createTime: now,
        updateTime: now,
        createdBy: author.userId,
        updatedBy: author.userId,
        deletedType: 0,
        ...row,
      }
    default:
      return row
  }
}

const dayMs = 86_400_000
/** A new deal should be closed a week later. */
const dealDurationDays = 7

/** Adds the values that a portal fills in for a new CRM item. */
export const completeCrmRow = (type: CrmType, row: ItemValues, { nowMs, userId }: Authorship): ItemValues => {
  const now = formatDateTime(nowMs)
  const categoryId =
    typeof row.categoryId === 'number'
      ? row.categoryId
      : (type.defaultCategoryId ?? defaultCategoryId(type.entityTypeId))
  const stageId = typeof row.stageId === 'string' ? row.stageId : startOfPipeline(type, categoryId)
  const semantics = stageId === undefined ? 'P' : semanticsOf(stageId)
  return {
    createdTime: now,
    updatedTime: now,
    createdBy: userId,
    updatedBy: userId,
    assignedById: userId,
    lastActivityBy: userId,
    lastActivityTime: now,
    opened: 'Y',
    ...(type.stageDictionary === undefined ? contactDefaults : stagedDefaults(now, userId)),
    ...(type.entityName === 'deal' ? dealDefaults(nowMs) : {}),
    ...(type.entityName === 'lead' ? leadDefaults : {}),
    ...(isWireList(row.fm) ? multifieldFlags(row.fm.filter(isWireMap)) : {}),
    ...row,
    categoryId,
    ...(stageId === undefined ? {} : { stageId, stageSemanticId: semantics }),
    ...(type.entityName === 'deal' || type.entityName === 'quote' ? { closed: semantics === 'P' ? 'N' : 'Y' } : {}),
  }
}

/** The first stage of a pipeline. In further pipelines of deals, the names of the stages contain the pipeline's number. */
const startOfPipeline = (type: CrmType, categoryId: number): string | undefined => {
  if (type.stageDictionary === undefined) return undefined
  if (type.entityName === 'deal' && categoryId > 0)
    return firstStage(`DEAL_STAGE_${String(categoryId)}`) ?? `C${String(categoryId)}:NEW`
  return firstStage(type.stageDictionary)
}

const stagedDefaults = (now: string, userId: number): ItemValues => ({
  opportunity: 0,
  isManualOpportunity: 'N',
  currencyId: baseCurrency,
  movedBy: userId,
  movedTime: now,
})

const withoutMultifields: ItemValues = { hasPhone: 'N', hasEmail: 'N', hasImol: 'N' }

const contactDefaults: ItemValues = { ...withoutMultifields, export: 'Y', isMyCompany: 'N' }

const leadDefaults: ItemValues = { ...withoutMultifields, isReturnCustomer: 'N' }

const dealDefaults = (nowMs: number): ItemValues => ({
  typeId: 'SALE',
  isNew: 'Y',
  isRecurring: 'N',
  isReturnCustomer: 'N',
  isRepeatedApproach: 'N',
  taxValue: 0,
  begindate: formatDateTime(nowMs).slice(0, 10),
  closedate: formatDateTime(nowMs + dealDurationDays * dayMs).slice(0, 10),
})

/** 2 = pending. */
const newTaskStatus = 2

const taskDefaults = (now: string, userId: number): WrittenRow<'task'> => ({
  status: newTaskStatus,
  priority: '1',
  multitask: 'N',
  replicate: 'N',
  notViewed: 'N',
  allowChangeDeadline: 'Y',
  allowTimeTracking: 'N',
  taskControl: 'N',
  addInReport: 'Y',
  matchWorkTime: 'N',
  subordinate: 'N',
  description: '',
  durationType: 'days',
  timeEstimate: 0,
  guid: `{${crypto.randomUUID()}}`,
  siteId: 's1',
  groupId: 0,
  stageId: 0,
  commentsCount: 0,
  createdBy: userId,
  changedBy: userId,
  statusChangedBy: userId,
  createdDate: now,
  changedDate: now,
  statusChangedDate: now,
  activityDate: now,
})
