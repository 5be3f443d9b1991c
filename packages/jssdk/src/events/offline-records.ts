import type { TypeB24 } from '../client/type-b24.ts'
import { isObject, isString } from '../types/narrow.ts'

/** One record of an application's offline queue. */
export interface OfflineEvent {
  /** Name in upper case. */
  readonly event: string
  /** Like the `data` of a sent event, e.g. `{ FIELDS: { ID: '15' } }`; empty when there is none. */
  readonly data: Readonly<Record<string, unknown>>
  /** The user who made the change, when the portal knows. */
  readonly userId: number | undefined
  readonly messageId: string
  /** When the object last had this change, in the portal's own format. */
  readonly changedAt: string
}

/** Records that other readers do not see until they are confirmed. */
export interface Reservation {
  readonly processId: string
  readonly events: readonly OfflineEvent[]
}

/** The calls of one offline queue. */
export interface OfflineQueue {
  /** Takes the oldest records without a reservation. */
  reserve(limit: number): Promise<Reservation>
  /** The records that are still reserved under a process id. */
  resume(processId: string): Promise<Reservation>
  /** The process ids of all reservations. */
  reservations(): Promise<readonly string[]>
  /** Removes handled records from the queue. */
  confirm(processId: string, messageIds: readonly string[]): Promise<void>
  /** Marks records as failed for good. They stay in the queue, apart from the others. */
  setAside(processId: string, messageIds: readonly string[]): Promise<void>
}

/** Number of records in one reply of the queue. The portal returns no more. */
export const mostRecords = 50

export const offlineQueue = ($b24: TypeB24, connector: string | undefined): OfflineQueue => {
  const own = connector === undefined ? {} : { auth_connector: connector }
  const call = async (method: string, params: object, retry?: false): Promise<unknown> => {
    const reply = await $b24.actions.v2.call.make({
      method,
      params: { ...params, ...own },
      ...(retry === false && { retry }),
    })
    const data = reply.getData()
    if (data === undefined) throw reply.getErrors().next().value
    return data.result
  }
  const get = async (params: object): Promise<Reservation> => {
    // The call is not repeated: when its reply is lost, the records are reserved all the same. A second call would leave them behind;
    // `resume` finds them.
    const result = await call('event.offline.get', { ...params, clear: 0 }, false)
    const { process_id: processId, events } = isObject(result) ? result : {}
    return { processId: isString(processId) ? processId : '', events: recordsOf(events).map(toOfflineEvent) }
  }
  const settle = async (method: string, processId: string, messageIds: readonly string[]): Promise<void> => {
    if (messageIds.length > 0) await call(method, { process_id: processId, message_id: messageIds })
  }
  return {
    reserve: (limit) => get({ limit }),
    resume: (processId) => get({ process_id: processId, limit: mostRecords }),
    reservations: async () => {
      const ids = new Set<string>()
      for (let start = 0, before: unknown; ; start += mostRecords) {
        const records = recordsOf(await call('event.offline.list', { filter: { '>PROCESS_ID': '0' }, start }))
        for (const { PROCESS_ID: id } of records) if (isString(id) && id !== '') ids.add(id)
        const first = records[0]?.['MESSAGE_ID']
        // The same page came again: the portal ignores the offset. Without this check the loop would never end.
        if (records.length < mostRecords || first === before) return [...ids]
        before = first
      }
    },
    confirm: (processId, messageIds) => settle('event.offline.clear', processId, messageIds),
    setAside: (processId, messageIds) => settle('event.offline.error', processId, messageIds),
  }
}

const recordsOf = (value: unknown): readonly Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isObject) : []

const toOfflineEvent = (record: Record<string, unknown>): OfflineEvent => {
  const { EVENT_NAME: event, EVENT_DATA: data, EVENT_ADDITIONAL: more, MESSAGE_ID: messageId } = record
  const userId = Number(isObject(more) ? more['user_id'] : Number.NaN)
  const changedAt = record['TIMESTAMP_X']
  return {
    event: isString(event) ? event : '',
    data: isObject(data) ? data : {},
    userId: Number.isSafeInteger(userId) ? userId : undefined,
    messageId: isString(messageId) ? messageId : '',
    changedAt: isString(changedAt) ? changedAt : '',
  }
}
