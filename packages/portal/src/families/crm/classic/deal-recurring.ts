import { classicNaming, fieldsByName } from '../../../engine/naming.ts'
import type { RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import { valueOf } from '../../../engine/value-of.ts'
import { crmTypes, type CrmType, type ItemValues } from '../entities/item-types.ts'
import { formatDateTime } from '../../../server-time.ts'
import { isWireMap, textOf, type WireValue } from '../../../wire-value.ts'
import { movedDay, periodCount } from '../invoice/next-execution.ts'
import { classicBag, classicRowOf, classicValues } from './classic-rows.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { toInteger } from '../../../methods/params.ts'
import { addRow, rowsOf } from '../product-rows/product-rows.ts'
import { addItem } from '../items/write-item.ts'
import { refusedWithoutCode } from '../../../methods/refusals.ts'

const dealType: CrmType | undefined = crmTypes.find(({ entityName }) => entityName === 'deal')
const entity = 'crmDealRecurring'

const add: Handle = (call) => {
  const { engine } = call.portal
  const values = classicValues(engine.entity(entity), classicBag(call), 'add')
  const dealId = toInteger(values.dealId) ?? 0
  if (engine.find('deal', dealId) === undefined)
    throw refusedWithoutCode('The template of the recurring deal is not found.')
  const { categoryId } = engine.find('deal', dealId) ?? {}
  const usual = { active: 'Y', isLimit: 'N', counterRepeat: 0, basedId: dealId, categoryId: categoryId ?? 0 } as const
  const row = { ...usual, ...values, ...wholeParams(values) }
  return { result: engine.insert(entity, { ...row, nextExecution: nextDay(call, row) }) }
}

/** The deal of a template cannot be changed. */
const update: Handle = (call) => {
  const { engine } = call.portal
  const row = classicRowOf(call, entity)
  const { dealId: _, ...values } = classicValues(engine.entity(entity), classicBag(call), 'update')
  engine.update(entity, row.id, { ...values, nextExecution: nextDay(call, { ...row, ...values }) })
  return { result: true }
}

/** Keys of `PARAMS` that a call leaves out have no type, and the number 0. */
const wholeParams = ({ params }: WrittenRow<'crmDealRecurring'>): WrittenRow<'crmDealRecurring'> =>
  isWireMap(params) ? { params: { ...noParams, ...params } } : {}

const noParams = {
  SINGLE_BEFORE_START_DATE_TYPE: null,
  SINGLE_BEFORE_START_DATE_VALUE: 0,
  MULTIPLE_TYPE: null,
  MULTIPLE_INTERVAL: 0,
  OFFSET_BEGINDATE_TYPE: null,
  OFFSET_BEGINDATE_VALUE: 0,
  OFFSET_CLOSEDATE_TYPE: null,
  OFFSET_CLOSEDATE_VALUE: 0,
}

/** The periods of `MULTIPLE_TYPE`, which is a word or a number. A template without a period of its own repeats once. */
const periodOf = (type: WireValue | undefined): string =>
  ({ day: 'day', week: 'week', month: 'month', year: 'year', '1': 'day', '2': 'week', '3': 'month', '4': 'year' })[
    textOf(type)
  ] ?? 'day'

/** The day of the next deal: one period after the last one, or the day on which the template starts. */
const nextDay = ({ portal }: MethodCall, row: WrittenRow<'crmDealRecurring'>): string | null => {
  if (row.active === 'N') return null
  if (row.isLimit === 'T' && Number(row.counterRepeat) >= Number(row.limitRepeat)) return null
  const today = formatDateTime(portal.clock.nowMs()).slice(0, 10)
  const params = isWireMap(row.params) ? row.params : {}
  const period = periodOf(params['MULTIPLE_TYPE'])
  const interval = Math.max(periodCount(params['MULTIPLE_INTERVAL'], 1), 1)
  const last = textOf(row.lastExecution).slice(0, 10)
  const start = textOf(row.startDate).slice(0, 10)
  const next =
    last !== '' ? movedDay(last, period, interval) : start >= today ? start : movedDay(today, period, interval)
  return row.isLimit === 'D' && next > textOf(row.limitDate).slice(0, 10) ? null : next
}

/** Makes a new deal from the template at once, like a portal on the day when the deal is due. */
const expose: Handle = (call) => {
  const { engine, clock, events } = call.portal
  const row = classicRowOf(call, entity)
  const template = engine.find('deal', row['dealId'] ?? 0)
  if (template === undefined) throw refusedWithoutCode('The template of the recurring deal is not found.')
  const dealId = copyOf(call, template)
  const now = formatDateTime(clock.nowMs())
  const counterRepeat = (row['counterRepeat'] ?? 0) + 1
  const nextExecution = nextDay(call, { ...row, counterRepeat, lastExecution: now })
  engine.update(entity, row['id'], { counterRepeat, lastExecution: now, nextExecution })
  const FIELDS = {
    ID: String(row['id']),
    RECURRING_DEAL_ID: String(template['id']),
    DEAL_ID: String(dealId),
  }
  events.fire({
    event: 'ONCRMDEALRECURRINGEXPOSE',
    data: { FIELDS },
    userId: call.caller.userId,
    connector: call.connector,
  })
  return { result: { DEAL_ID: dealId } }
}

/** The values that a deal starts with: its stage and its days. The lists of links follow from the first link. */
const ownToEach = new Set(['id', 'stageId', 'closed', 'begindate', 'closedate', 'isRecurring'])

const copyOf = (call: MethodCall, template: RowOf<'deal'>): number => {
  if (dealType === undefined) throw new Error('The portal has no deals.')
  const known = [...fieldsByName(call.portal.engine.entity('deal'), classicNaming).values()]
  const copied = known.flatMap((field): [string, WireValue][] => {
    const { name, isReadOnly, isMultiple, isDynamic } = field
    const isList = isMultiple === true && isDynamic !== true
    return isReadOnly === true || isList || ownToEach.has(name) ? [] : [[name, valueOf(template, field)]]
  })
  const values: ItemValues = Object.fromEntries(copied)
  const id = addItem(call, dealType, { values, multifields: [], fileRule: 'keepUnnamed' })
  for (const { id: _, ...row } of rowsOf(call, { type: dealType, id: template['id'] }))
    addRow(call, { type: dealType, id }, row)
  return id
}

/** Templates of deals, and the deals made from them. The documentation of these methods names no parameter `fields`. */
export const dealRecurringMethods: Methods = {
  'crm.deal.recurring.add': add,
  'crm.deal.recurring.update': update,
  'crm.deal.recurring.expose': expose,
}
