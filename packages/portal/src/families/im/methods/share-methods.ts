import type { ConditionOf, RowOf } from '../../../engine/entity-rows.ts'
import { parseDateTime } from '../../../engine/date-time.ts'
import { formatDateTime } from '../../../server-time.ts'
import { isWireMap, textOf, type WireMap } from '../../../wire-value.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { anyCase, toInteger } from '../../../methods/params.ts'
import { addChat, addMessage, both, chatOf, equal, numbersIn, requiredDialog, rowsWhere } from './dialogs.ts'
import { showMessage, showUsers } from './show-messenger.ts'
import { refused, refusedFor } from '../../../methods/refusals.ts'

const unknownType = { code: 'PARAMS_ERROR', description: 'A message becomes a CHAT, TASK, POST or CALEND' }
const hourMs = 3_600_000

/** The method that makes another object from a message, with its parameters. */
const madeOf = (call: MethodCall, type: string, text: string): readonly [string, WireMap] | undefined => {
  const { caller, portal } = call
  const at = (ms: number): string => formatDateTime(portal.clock.nowMs() + ms)
  const title = text.slice(0, 80)
  switch (type) {
    case 'TASK':
      return ['tasks.task.add', { fields: { TITLE: title, DESCRIPTION: text, RESPONSIBLE_ID: caller.userId } }]
    case 'POST':
      return ['log.blogpost.add', { POST_TITLE: title, POST_MESSAGE: text }]
    case 'CALEND':
      return [
        'calendar.event.add',
        { type: 'user', ownerId: caller.userId, name: title, description: text, from: at(0), to: at(hourMs) },
      ]
    default:
      return undefined
  }
}

/** Makes a chat, a task, a post or an event from a message. */
const share: Handle = async (call) => {
  const chat = requiredDialog(call)
  const id = toInteger(anyCase(call.params, 'MESSAGE_ID'))
  const row = id === undefined ? undefined : call.portal.engine.find('imMessage', id)
  if (row?.['chatId'] !== chat['id']) throw refused('MESSAGE_ID_ERROR', "Message ID can't be empty")
  const type = textOf(anyCase(call.params, 'TYPE')).toUpperCase()
  const text = textOf(row?.['text']) || `Message ${String(id)}`
  if (type === 'CHAT') {
    const made = addChat(call, { type: 'chat', title: text.slice(0, 80), users: numbersIn(chat['users']) })
    addMessage(call, made, { text })
    return { result: true }
  }
  const [method = '', params = {}] = madeOf(call, type, text) ?? []
  const found = call.portal.registry.find('v2', method)
  if (found === undefined)
    throw type === '' ? refusedFor(unknownType, 'missing', 'TYPE') : refused(unknownType.code, unknownType.description)
  await found.handle({ ...call, method, params })
  return { result: true }
}

/** Renames keys in the way of the new controllers: `first_name` becomes `firstName`. */
const inCamelCase = (row: WireMap): WireMap =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  )

const between = (call: MethodCall): readonly ConditionOf<'imMessage'>[] => {
  const read = (name: string): number | undefined => parseDateTime(textOf(anyCase(call.params, name)))
  const day = read('DATE')
  const from = read('DATE_FROM') ?? day
  const to = read('DATE_TO') ?? (day === undefined ? undefined : day + 86_399)
  return [
    ...(from === undefined ? [] : [{ kind: 'ge', field: 'date', value: from } as const]),
    ...(to === undefined ? [] : [{ kind: 'le', field: 'date', value: to } as const]),
  ]
}

const mostFound = 50

const search: Handle = (call) => {
  const chat = chatOf(call)
  const text = textOf(anyCase(call.params, 'SEARCH_MESSAGE'))
  const lastId = toInteger(anyCase(call.params, 'LAST_ID'))
  const order = anyCase(call.params, 'ORDER')
  const isOldFirst = isWireMap(order) && textOf(order['ID']).toUpperCase() === 'ASC'
  const limit = Math.min(Math.max(toInteger(anyCase(call.params, 'LIMIT')) ?? mostFound, 1), mostFound)
  const found = rowsWhere(
    call,
    'imMessage',
    both(
      equal('chatId', chat['id']),
      ...(text === '' ? [] : [{ kind: 'contains', field: 'text', text } as const]),
      ...(lastId === undefined ? [] : [{ kind: isOldFirst ? 'gt' : 'lt', field: 'id', value: lastId } as const]),
      ...between(call),
    ),
  )
  const rows = (isOldFirst ? found.toReversed() : found).slice(0, limit)
  const authors = showUsers(
    call,
    rows.map(({ authorId }) => Number(authorId)),
  )
  return {
    result: {
      users: authors.map(inCamelCase),
      files: [],
      additionalMessages: [],
      copilot: null,
      stickers: [],
      reactions: [],
      tariffRestrictions: { isHistoryLimitExceeded: false },
      usersShort: [],
      messages: rows.map((row) => showFound(call, row)),
    },
  }
}

const showFound = (call: MethodCall, row: RowOf<'imMessage'>): WireMap => {
  const shown = showMessage(call, row)
  const isRead = shown['unread'] !== true
  return {
    ...shown,
    chatId: row['chatId'] ?? null,
    authorId: row['authorId'] ?? null,
    isSystem: row['authorId'] === 0,
    forward: null,
    viewedByOthers: isRead,
    block: null,
    viewed: isRead,
    viewedCount: Number(isRead),
  }
}

/** Objects that are made from messages, and the methods that find them. */
export const shareMethods: Methods = { 'im.message.share': share, 'im.dialog.messages.search': search }
