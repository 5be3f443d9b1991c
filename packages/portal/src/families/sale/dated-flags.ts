import type { MethodCall } from '../../methods/method.ts'
import { formatDateTime } from '../../server-time.ts'
import { textOf, type WireMap, type WireValue } from '../../wire-value.ts'

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
  (traces: Readonly<Record<string, Traces>>) =>
  (values: WireMap, { caller, portal }: MethodCall, before: WireMap | undefined): WireMap => {
    const now = formatDateTime(portal.clock.nowMs())
    const noted: [string, WireValue][] = Object.entries(traces)
      .filter(([field]) => isSet(values[field]) && textOf(values[field]) !== textOf(before?.[field]))
      .flatMap(([, { date, by }]): [string, WireValue][] =>
        by === undefined
          ? [[date, now]]
          : [
              [date, now],
              [by, caller.userId],
            ],
      )
    return Object.fromEntries(noted.filter(([field]) => !isSet(values[field])))
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
