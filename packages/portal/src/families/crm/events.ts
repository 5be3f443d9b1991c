import type { RowOf } from '../../engine/entity-rows.ts'
import type { ChangedRow, EventOfChange, EventsByEntity, EventsOfChange } from '../../events/event-of-change.ts'
import { plainEvents } from '../../events/plain-events.ts'
import { wireText } from '../../events/wire-text.ts'
import { crmTypeNamed } from './entities/item-types.ts'

/** An item whose activity was only noted, because something happened beside it, has not changed. */
const unlessNoted =
  (events: EventsOfChange): EventsOfChange =>
  (written) => {
    const { change, after } = written
    const isNoted = change.kind === 'update' && withoutActivity(change.before) === withoutActivity(after)
    return isNoted && change.before !== undefined ? [] : events(written)
  }

const withoutActivity = (row: object | undefined): string =>
  JSON.stringify({ ...row, lastActivityTime: null, lastActivityBy: null })

const itemsEvents = (name: string): EventsOfChange => unlessNoted(plainEvents(name))

/** A deal that changes its pipeline fires an event for this, in addition to the event of the change. */
const dealEvents: EventsOfChange<'deal'> = (written) => [
  ...itemsEvents('ONCRMDEAL')(written),
  ...pipelineMoves(written),
]

const pipelineMoves = ({
  change: { id, kind, before },
  after,
}: ChangedRow<RowOf<'deal'>>): readonly EventOfChange[] => {
  if (kind !== 'update' || before === undefined || after === undefined) return []
  const { categoryId, stageId } = after
  if (before.categoryId === categoryId) return []
  const data = { FIELDS: { ID: String(id), CATEGORY_ID: wireText(categoryId), STAGE_ID: wireText(stageId) } }
  return [{ event: 'ONCRMDEALMOVETOCATEGORY', data }]
}

/** Items without classic methods fire two events: one for all types, and one for their own type. */
const itemEvents =
  (typeIdOf: (entity: string) => number): EventsOfChange =>
  ({ change: { entity, id, kind } }) => {
    const entityTypeId = String(typeIdOf(entity))
    const data = { FIELDS: { ID: String(id), ENTITY_TYPE_ID: entityTypeId } }
    const event = `ONCRMDYNAMICITEM${kind.toUpperCase()}`
    return [
      { event, data },
      { event: `${event}_${entityTypeId}`, data },
    ]
  }

/** The entity of an added smart process has the process's number in its name. */
const smartProcessType = (entity: string): number => {
  const digits = /\d+$/.exec(entity)
  return digits === null ? crmTypeNamed('smartProcess').entityTypeId : Number(digits[0])
}

const invoiceEvents: EventsOfChange<'invoice'> = (written) => {
  const { change, after } = written
  const own = plainEvents('ONCRMINVOICE')(written)
  const isMoved = change.kind === 'update' && change.before?.statusId !== after?.statusId
  return isMoved ? [...own, { event: 'ONCRMINVOICESETSTATUS', data: { FIELDS: { ID: String(change.id) } } }] : own
}

/** The event of a template names the deal or invoice that it repeats. After deletion it names only the template. */
const recurringEvents = (
  { change: { id, kind } }: ChangedRow<unknown>,
  name: string,
  repeated: Readonly<Record<string, number | null | undefined>>,
): readonly EventOfChange[] => {
  const of = kind === 'delete' ? [] : Object.entries(repeated).map(([key, value]) => [key, wireText(value)] as const)
  return [{ event: name + kind.toUpperCase(), data: { FIELDS: { ID: String(id), ...Object.fromEntries(of) } } }]
}

const dealRecurringEvents: EventsOfChange<'crmDealRecurring'> = (written) =>
  recurringEvents(written, 'ONCRMDEALRECURRING', { RECURRING_DEAL_ID: written.row.dealId })

const invoiceRecurringEvents: EventsOfChange<'invoiceRecurring'> = (written) =>
  recurringEvents(written, 'ONCRMINVOICERECURRING', { RECURRING_INVOICE_ID: written.row.invoiceId })

const currencyEvents: EventsOfChange<'currency'> = ({ change: { kind }, row: { currency } }) => [
  { event: `ONCRMCURRENCY${kind.toUpperCase()}`, data: { FIELDS: { ID: wireText(currency) } } },
]

const timelineCommentEvents: EventsOfChange = (written) => {
  const { id, kind } = written.change
  if (written.switches.timelineCommentEvents !== 'flat') return plainEvents('ONCRMTIMELINECOMMENT')(written)
  return [{ event: `ONCRMTIMELINECOMMENT${kind.toUpperCase()}`, data: { ID: String(id) } }]
}

/** The events of the CRM, by the entity whose row was written. */
export const crmEvents: EventsByEntity = {
  lead: itemsEvents('ONCRMLEAD'),
  deal: dealEvents,
  contact: itemsEvents('ONCRMCONTACT'),
  company: itemsEvents('ONCRMCOMPANY'),
  quote: itemsEvents('ONCRMQUOTE'),
  smartInvoice: itemEvents(() => crmTypeNamed('smartInvoice').entityTypeId),
  smartProcess: itemEvents(smartProcessType),
  invoice: invoiceEvents,
  crmDealRecurring: dealRecurringEvents,
  invoiceRecurring: invoiceRecurringEvents,
  currency: currencyEvents,
  crmTimelineComment: timelineCommentEvents,
  crmType: plainEvents('ONCRMTYPE'),
  crmActivity: plainEvents('ONCRMACTIVITY'),
  crmRequisite: plainEvents('ONCRMREQUISITE'),
  crmRequisiteBankdetail: plainEvents('ONCRMBANKDETAIL'),
  crmMeasure: plainEvents('ONCRMMEASURE'),
  product: plainEvents('ONCRMPRODUCT'),
  catalogSection: plainEvents('ONCRMPRODUCTSECTION'),
  catalogProductProperty: plainEvents('ONCRMPRODUCTPROPERTY'),
}
