import type { ConditionOf, RowOf } from '../../../engine/entity-rows.ts'
import { classicNaming } from '../../../engine/naming.ts'
import type { Condition } from '../../../engine/query.ts'
import { parseV2Filter } from '../../../engine/v2-filter.ts'
import { parseV2Order } from '../../../engine/v2-order.ts'
import {
  drop,
  dropForgotten,
  failed,
  inQueue,
  markFailed,
  type QueueOwner,
  readQueue,
  reserve,
  reservedBy,
  unreserved,
} from '../../../events/offline-queue.ts'
import { wireText } from '../../../events/wire-text.ts'
import { isWireList, isWireMap, type WireMap, type WireValue } from '../../../wire-value.ts'
import { listRows } from '../../../methods/list-rows.ts'
import type { Handle, MethodCall, Methods, PortalMethod } from '../../../methods/method.ts'
import { anyCase, classicMap, isTruthy, toInteger } from '../../../methods/params.ts'
import { badArgument, eventMethod, mustBeAdministrator, refusedArgument, requiredText } from './event-call.ts'
import { missing } from '../../../methods/refusals.ts'

const defaultLimit = 50
const messageIdLength = 32

const offline = (handle: PortalMethod['handle']): Handle =>
  eventMethod((call) => {
    mustBeAdministrator(call, 'Offline events')
    dropForgotten(call.portal)
    return handle(call)
  })

const ownerOf = ({ caller, connector = '' }: MethodCall): QueueOwner => ({
  application: caller.credentialId,
  connectorId: connector,
})

const showRecord = (row: RowOf<'offlineEvent'>): WireMap => ({
  ID: wireText(row.id),
  TIMESTAMP_X: row.timestampX ?? null,
  EVENT_NAME: row.eventName ?? '',
  EVENT_DATA: filled(row.eventData),
  EVENT_ADDITIONAL: filled(row.eventAdditional),
  MESSAGE_ID: row.messageId ?? '',
})

/** Here a portal writes an empty map as `false`. */
const filled = (value: WireValue | undefined): WireValue =>
  isWireMap(value) && Object.keys(value).length > 0 ? value : false

const get = offline((call) => {
  const { engine, switches } = call.portal
  const rules = { entity: engine.entity('offlineEvent'), naming: classicNaming }
  const processId = anyCase(call.params, 'process_id')
  const given = typeof processId === 'string' && processId !== '' ? processId : undefined
  const isClearing = isTruthy(anyCase(call.params, 'clear') ?? 1)
  const filter = parseV2Filter(queueMap(call, 'filter', shownNames), { ...rules, garbage: switches.batchGarbage })
  const order = parseV2Order(queueMap(call, 'order', shownNames), rules)
  const kind: readonly ConditionOf<'offlineEvent'>[] =
    given === undefined ? [unreserved, failed(isTruthy(anyCase(call.params, 'error')))] : [reservedBy(given)]
  const where: Condition = { kind: 'and', conditions: [inQueue(ownerOf(call), ...kind), filter] }
  const rows = readQueue(engine, where, {
    order: order.length > 0 ? order : [{ field: 'timestampX', direction: 'asc' }],
    limit: limitOf(call),
  })
  if (isClearing) drop(engine, rows)
  const reservation = isClearing ? null : (given ?? reserve(engine, rows))
  return { result: { process_id: reservation, events: rows.map(showRecord) } }
})

const shownNames: ReadonlySet<string> = new Set(['ID', 'TIMESTAMP_X', 'EVENT_NAME', 'MESSAGE_ID'])
const listedNames: ReadonlySet<string> = new Set([...shownNames, 'PROCESS_ID', 'ERROR'])
const operations: ReadonlySet<string> = new Set(['', '=', '>', '<', '>=', '<=', '@', '%'])

/**
 * Reads a filter or an order of the queue. Unlike other old modules, this one refuses unknown names.
 * @throws {PortalError} `ERROR_ARGUMENT`
 */
const queueMap = (
  { params }: MethodCall,
  what: 'filter' | 'order',
  names: ReadonlySet<string>,
): WireMap | readonly WireValue[] => {
  const given = classicMap(params, what)
  for (const key of Object.keys(given)) {
    const [, operation = '', name = ''] = /^(\W*)(.*)$/s.exec(key) ?? []
    if (what === 'filter' ? !operations.has(operation) : operation !== '')
      throw refusedArgument(what, `Filter operation not allowed: ${operation}`)
    if (!names.has(name)) throw refusedArgument(what, `Field not allowed in ${what}: ${name}`)
  }
  return given
}

const limitOf = ({ params }: MethodCall): number => {
  const limit = toInteger(anyCase(params, 'limit')) ?? defaultLimit
  if (limit <= 0) throw badArgument('limit', 'must be greater than 0')
  return limit
}

const list = offline((call) => {
  const page = listRows(call, {
    entity: call.portal.engine.entity('offlineEvent'),
    naming: classicNaming,
    filter: queueMap(call, 'filter', listedNames),
    order: queueMap(call, 'order', listedNames),
    where: inQueue(ownerOf(call)),
    isWhole: true,
  })
  const result = page.rows.map((row) => ({
    ...showRecord(row),
    PROCESS_ID: row.processId ?? '',
    ERROR: row.error === true ? '1' : '0',
  }))
  return { result, total: page.total, next: page.next }
})

/** The records of a reservation. If the call names some of them, only those. */
const namedRecords = (call: MethodCall): readonly RowOf<'offlineEvent'>[] => {
  const reserved = readQueue(call.portal.engine, inQueue(ownerOf(call), reservedBy(requiredText(call, 'process_id'))))
  const messages = textsOf(call, 'message_id')
  const ids = textsOf(call, 'id')
  // If both parameters are given, the messages count.
  if (messages !== undefined) return reserved.filter((row) => messages.includes(wireText(row.messageId)))
  return ids === undefined ? reserved : reserved.filter((row) => ids.includes(wireText(row.id)))
}

const textsOf = ({ params }: MethodCall, name: string): readonly string[] | undefined => {
  const value = anyCase(params, name)
  if (value === undefined) return undefined
  return (isWireList(value) ? value : [value]).map(String)
}

const clear = offline((call) => {
  if (textsOf(call, 'message_id')?.some((message) => message.length !== messageIdLength) === true)
    throw refusedArgument('message_id', `A message id has ${String(messageIdLength)} characters`)
  drop(call.portal.engine, namedRecords(call))
  return { result: true }
})

const error = offline((call) => {
  if (textsOf(call, 'message_id') === undefined) throw missing(call, 'MESSAGE_ID')
  markFailed(call.portal.engine, namedRecords(call))
  return { result: true }
})

/** The queue of an application that fetches its events itself. */
export const offlineMethods: Methods = {
  'event.offline.get': get,
  'event.offline.list': list,
  'event.offline.clear': clear,
  'event.offline.error': error,
}
