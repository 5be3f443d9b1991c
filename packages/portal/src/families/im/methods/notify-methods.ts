import type { ConditionOf, RowOf } from '../../../engine/entity-rows.ts'
import { formatDateTime } from '../../../server-time.ts'
import { isWireList, isWireMap, textOf, type WireMap } from '../../../wire-value.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { anyCase, toInteger } from '../../../methods/params.ts'
import { both, equal, rowsWhere } from './dialogs.ts'
import { showUsers } from './show-messenger.ts'
import { refused } from '../../../methods/refusals.ts'

/** Type 2 = from a user, 4 = from the system. A new notification replaces an older one with the same tag. */
const addNotification = (call: MethodCall, type: number): number => {
  const { engine, clock } = call.portal
  const text = (name: string): string => textOf(anyCase(call.params, name))
  const userId = toInteger(anyCase(call.params, 'USER_ID')) ?? toInteger(anyCase(call.params, 'TO'))
  if (userId === undefined || engine.find('user', userId) === undefined)
    throw refused('USER_ID_EMPTY', "User ID can't be empty")
  if (text('MESSAGE') === '') throw refused('MESSAGE_EMPTY', "Message can't be empty")
  const tag = text('TAG')
  if (tag !== '') removeWhere(call, both(equal('userId', userId), equal('tag', tag)))
  return engine.insert('imNotification', {
    userId,
    authorId: type === fromSystem ? 0 : call.caller.userId,
    date: formatDateTime(clock.nowMs()),
    type,
    text: text('MESSAGE'),
    tag,
    subTag: text('SUB_TAG'),
    isRead: false,
  })
}

const fromUser = 2
const fromSystem = 4

const removeWhere = (call: MethodCall, where: ConditionOf<'imNotification'>): number =>
  call.portal.engine.remove(
    'imNotification',
    rowsWhere(call, 'imNotification', where).map(({ id }) => id),
  )

const ownRows = (
  call: MethodCall,
  ...more: readonly ConditionOf<'imNotification'>[]
): readonly RowOf<'imNotification'>[] =>
  rowsWhere(call, 'imNotification', both(equal('userId', call.caller.userId), ...more))

const show = (row: RowOf<'imNotification'>): WireMap => ({
  id: row['id'] ?? null,
  chat_id: 0,
  author_id: row['authorId'] ?? 0,
  date: row['date'] ?? null,
  notify_type: row['type'] ?? fromUser,
  notify_module: 'rest',
  notify_event: 'rest_notify',
  notify_tag: row['tag'] ?? '',
  notify_sub_tag: row['subTag'] ?? '',
  notify_title: '',
  setting_name: 'rest|rest_notify',
  text: row['text'] ?? '',
  notify_read: row['isRead'] === true ? 'Y' : 'N',
  params: null,
})

const isUnread: ConditionOf<'imNotification'> = { kind: 'ne', field: 'isRead', value: true }

const setRead = (call: MethodCall, rows: readonly RowOf<'imNotification'>[], isRead: boolean): void => {
  for (const { id } of rows) call.portal.engine.update('imNotification', id, { isRead })
}

/** `ACTION` N marks notifications as unread. */
const isReading = ({ params }: MethodCall): boolean => textOf(anyCase(params, 'ACTION')).toUpperCase() !== 'N'

const maxPage = 50

const pageOf = (call: MethodCall, rows: readonly RowOf<'imNotification'>[]): WireMap => {
  const lastId = toInteger(anyCase(call.params, 'LAST_ID'))
  const limit = Math.min(toInteger(anyCase(call.params, 'LIMIT')) ?? maxPage, maxPage)
  const page = rows.filter(({ id }) => lastId === undefined || id < lastId).slice(0, limit)
  return {
    chat_id: 0,
    notifications: page.map(show),
    users: showUsers(
      call,
      page.map(({ authorId }) => Number(authorId)),
    ),
  }
}

const get: Handle = (call) => {
  const total_unread_count = ownRows(call, isUnread).length
  const rows = ownRows(call)
  return { result: { total_count: rows.length, total_unread_count, ...pageOf(call, rows) } }
}

const search: Handle = (call) => {
  const text = textOf(anyCase(call.params, 'SEARCH_TEXT'))
  const rows = ownRows(call, { kind: 'contains', field: 'text', text })
  return { result: { total_results: rows.length, ...pageOf(call, rows) } }
}

const remove: Handle = (call) => {
  const id = toInteger(anyCase(call.params, 'ID'))
  const tag = textOf(anyCase(call.params, 'TAG'))
  const subTag = textOf(anyCase(call.params, 'SUB_TAG'))
  if (id === undefined && tag === '' && subTag === '') throw refused('PARAMS_ERROR', 'Name the notification')
  const where = id === undefined ? (tag === '' ? equal('subTag', subTag) : equal('tag', tag)) : equal('id', id)
  return { result: removeWhere(call, where) > 0 }
}

/** Marks one notification as read: alone, or with all older ones. */
const read: Handle = (call) => {
  const id = toInteger(anyCase(call.params, 'ID')) ?? 0
  const isOne = textOf(anyCase(call.params, 'ONLY_CURRENT')).toUpperCase() === 'Y'
  setRead(call, ownRows(call, isOne ? equal('id', id) : { kind: 'le', field: 'id', value: id }), isReading(call))
  return { result: true }
}

const readList: Handle = (call) => {
  const given = anyCase(call.params, 'IDS')
  const ids = isWireList(given) || isWireMap(given) ? Object.values(given).map(Number) : []
  if (ids.length === 0) throw refused('PARAMS_ERROR', 'Name the notifications')
  setRead(call, ownRows(call, { kind: 'in', field: 'id', values: ids }), isReading(call))
  return { result: true }
}

const readAll: Handle = (call) => {
  setRead(call, ownRows(call, isUnread), true)
  return { result: { result: true, newCounter: 0 } }
}

/** Finds a notification of the caller, by `NOTIFY_ID` or `ID`. @throws {PortalError} `ID_ERROR` */
const ownRow = (call: MethodCall): RowOf<'imNotification'> => {
  const id = toInteger(anyCase(call.params, 'NOTIFY_ID') ?? anyCase(call.params, 'ID'))
  const [row] = id === undefined ? [] : ownRows(call, equal('id', id))
  if (row === undefined) throw refused('ID_ERROR', "Notification ID can't be empty")
  return row
}

/** Stores a reply with its notification. The notification then counts as read. */
const answering =
  (param: string, error: string): Handle =>
  (call) => {
    const row = ownRow(call)
    const answer = textOf(anyCase(call.params, param))
    if (answer === '') throw refused(error, `The parameter ${param} can't be empty`)
    call.portal.engine.update('imNotification', row['id'], { answer, isRead: true })
    return { result: { result_message: ['Your answer has been sent.'] } }
  }

const kinds: WireMap = {
  im: { NAME: 'Chat and calls', MODULE_ID: 'im', LIST: [{ ID: 'message', NAME: 'A private message' }] },
  tasks: { NAME: 'Tasks', MODULE_ID: 'tasks', LIST: [{ ID: 'task_assigned', NAME: 'A task was assigned' }] },
  rest: { NAME: 'Applications', MODULE_ID: 'rest', LIST: [{ ID: 'rest_notify', NAME: 'A notification' }] },
}

/** Notifications of users. */
export const notifyMethods: Methods = {
  'im.notify': (call) => {
    const isSystem = textOf(anyCase(call.params, 'TYPE')).toUpperCase() === 'SYSTEM'
    return { result: addNotification(call, isSystem ? fromSystem : fromUser) }
  },
  'im.notify.personal.add': (call) => ({ result: addNotification(call, fromUser) }),
  'im.notify.system.add': (call) => ({ result: addNotification(call, fromSystem) }),
  'im.notify.get': get,
  'im.notify.history.search': search,
  'im.notify.delete': remove,
  'im.notify.read': read,
  'im.notify.read.list': readList,
  'im.notify.read.all': readAll,
  'im.notify.answer': answering('ANSWER_TEXT', 'ANSWER_TEXT_ERROR'),
  'im.notify.confirm': answering('NOTIFY_VALUE', 'NOTIFY_VALUE_ERROR'),
  'im.notify.schema.get': () => ({ result: kinds }),
}
