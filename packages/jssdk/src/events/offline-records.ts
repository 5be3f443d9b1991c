import type { TypeB24 } from '../client/type-b24.ts'
import { isObject, isString } from '../types/narrow.ts'

/** One record of an application's offline queue. */
export interface OfflineEvent {
  /** Name in upper case. */
  readonly event: string
  /** As the `data` of an event that is sent, e.g. `{ FIELDS: { ID: '15' } }`; empty when there is none. */
  readonly data: Readonly<Record<string, unknown>>
  /** Who acted, when the portal knows. */
  readonly userId: number | undefined
  readonly messageId: string
  /** When the object last changed in this way, as the portal writes it. */
  readonly changedAt: string
}

/** Records that are hidden from other readers until they are confirmed. */
export interface Reservation {
  readonly processId: string
  readonly events: readonly OfflineEvent[]
}

/** The calls of one queue. */
export interface OfflineQueue {
  /** Takes the oldest records that nobody has reserved. */
  reserve(limit: number): Promise<Reservation>
  /** What is still reserved under a process id. */
  resume(processId: string): Promise<Reservation>
  /** Process ids of all reservations. */
  reservations(): Promise<readonly string[]>
  /** Handled: they leave the queue. */
  confirm(processId: string, messageIds: readonly string[]): Promise<void>
  /** Failed for good: they are set aside in the queue. */
  setAside(processId: string, messageIds: readonly string[]): Promise<void>
}

const mostRecords = 50

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
    // A lost reply has reserved records all the same: asking again would leave them behind, resuming finds them.
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
        // The same page again: a queue that does not look at the offset would never end.
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
