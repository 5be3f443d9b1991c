import type { TableDeclaration } from '../../documented/declared/documented-table.ts'
import { formatDateTime } from '../../server-time.ts'
import { textOf, type WireValue } from '../../wire-value.ts'

/** Fields that say when a value was last set, and by whom. */
interface Traces {
  readonly date: string
  readonly by?: string | undefined
}

/**
 * Notes when a flag was set and who set it: `canceled: 'Y'` gives `dateCanceled` and `empCanceledId`. The same for other values that a
 * call changes, such as the responsible person. What the caller gives itself stays.
 */
export const datedFlags =
  (traces: Readonly<Record<string, Traces>>): NonNullable<TableDeclaration['beforeWrite']> =>
  (values, { caller, portal }, before = {}) => {
    const now = formatDateTime(portal.clock.nowMs())
    const given = new Map(Object.entries(values).filter(([, value]) => isSet(value)))
    const earlier = new Map(Object.entries(before))
    const noted = new Map<string, WireValue>()
    for (const [field, value] of given) {
      const trace = traces[field]
      if (trace === undefined || textOf(value) === textOf(earlier.get(field))) continue
      noted.set(trace.date, given.get(trace.date) ?? now)
      if (trace.by !== undefined) noted.set(trace.by, given.get(trace.by) ?? caller.userId)
    }
    return Object.fromEntries(noted)
  }

const isSet = (value: WireValue | undefined): boolean =>
  value !== undefined && value !== null && value !== '' && value !== 'N'

const marked: Traces = { date: 'dateMarked', by: 'empMarkedId' }
const canceled: Traces = { date: 'dateCanceled', by: 'empCanceledId' }
const responsibleId: Traces = { date: 'dateResponsibleId', by: 'empResponsibleId' }

export const orderTraces = { marked, canceled, statusId: { date: 'dateStatus', by: 'empStatusId' } }

export const paymentTraces = { marked, responsibleId, paid: { date: 'datePaid', by: 'empPaidId' } }

export const shipmentTraces = {
  marked,
  canceled,
  responsibleId,
  allowDelivery: { date: 'dateAllowDelivery', by: 'empAllowDeliveryId' },
  deducted: { date: 'dateDeducted', by: 'empDeductedId' },
}
