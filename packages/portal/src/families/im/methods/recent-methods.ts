import type { ConditionOf, RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import { isWireList, isWireMap, textOf, type WireMap } from '../../../wire-value.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { anyCase, toInteger } from '../../../methods/params.ts'
import {
  both,
  dialogIdOf,
  equal,
  lastMessage,
  recentOf,
  requiredDialog,
  rowsWhere,
  setRecent,
  unreadCount,
} from './dialogs.ts'
import { showChat, showUser, showUsers, titleOf } from './show-messenger.ts'
import { refused, refusedFor } from '../../../methods/refusals.ts'

const maxLimit = 200
const usualLimit = 50

const isSet = ({ params }: MethodCall, name: string): boolean => textOf(anyCase(params, name)).toUpperCase() === 'Y'

/** The caller's chats. Pinned chats come first, then the chats with the newest messages. */
const recentChats = (call: MethodCall): readonly RowOf<'imChat'>[] => {
  const chats = rowsWhere(call, 'imChat', equal('users', call.caller.userId)).filter(
    (chat) =>
      recentOf(call, chat['id'])['isHidden'] !== true &&
      !(chat['type'] === 'private' ? isSet(call, 'SKIP_DIALOG') : isSet(call, 'SKIP_CHAT')),
  )
  const rank = (chat: RowOf<'imChat'>): number => lastMessage(call, chat['id'])?.['id'] ?? 0
  const isPinned = (chat: RowOf<'imChat'>): number => Number(recentOf(call, chat['id'])['isPinned'] === true)
  return chats.toSorted((a, b) => isPinned(b) - isPinned(a) || rank(b) - rank(a))
}

const showRecent = (call: MethodCall, chat: RowOf<'imChat'>): WireMap => {
  const chatId = chat['id']
  const message = lastMessage(call, chatId)
  const recent = recentOf(call, chatId)
  const other = chat['type'] === 'private' ? call.portal.engine.find('user', Number(dialogIdOf(call, chat))) : undefined
  const date = message?.['date'] ?? chat['createdTime'] ?? ''
  return {
    id: other === undefined ? dialogIdOf(call, chat) : (other['id'] ?? null),
    chat_id: chatId,
    type: other === undefined ? 'chat' : 'user',
    avatar: { url: '', color: textOf(chat['color']) },
    title: titleOf(call, chat),
    message: {
      id: message?.['id'] ?? 0,
      text: message?.['text'] ?? '',
      file: false,
      author_id: message?.['authorId'] ?? 0,
      attach: false,
      sticker: null,
      date,
      status: 'received',
      uuid: message?.['uuid'] ?? null,
    },
    counter: unreadCount(call, chatId),
    last_id: recent['lastReadId'] ?? 0,
    pinned: recent['isPinned'] === true,
    unread: recent['isUnread'] === true,
    has_reminder: false,
    date_update: date,
    date_last_activity: date,
    ...(other === undefined ? {} : { user: showUser(other) }),
    chat: showChat(call, chat),
    options: [],
  }
}

const list: Handle = (call) => {
  const offset = Math.max(toInteger(anyCase(call.params, 'OFFSET')) ?? 0, 0)
  const limit = Math.min(Math.max(toInteger(anyCase(call.params, 'LIMIT')) ?? usualLimit, 1), maxLimit)
  const chats = recentChats(call)
  const hasMore = chats.length > offset + limit
  const items = chats.slice(offset, offset + limit).map((chat) => showRecent(call, chat))
  return { result: { items, hasMorePages: hasMore, hasMore } }
}

const counters: Handle = (call) => {
  const chats = rowsWhere(call, 'imChat', equal('users', call.caller.userId))
  const unread = (isPrivate: boolean): readonly (readonly [string, number])[] =>
    chats
      .filter((chat) => (chat['type'] === 'private') === isPrivate)
      .map((chat) => [isPrivate ? dialogIdOf(call, chat) : String(chat['id']), unreadCount(call, chat['id'])] as const)
      .filter(([, count]) => count > 0)
  const sum = (entries: readonly (readonly [string, number])[]): number =>
    entries.reduce((all, [, count]) => all + count, 0)
  const [dialog, chat] = [unread(true), unread(false)]
  const isUnread: ConditionOf<'imNotification'> = { kind: 'ne', field: 'isRead', value: true }
  const NOTIFY = call.portal.engine.count('imNotification', both(equal('userId', call.caller.userId), isUnread))
  const MESSENGER = sum(dialog) + sum(chat)
  return {
    result: {
      TYPE: { ALL: MESSENGER + NOTIFY, NOTIFY, CHAT: sum(chat), LINES: 0, DIALOG: sum(dialog), MESSENGER },
      CHAT: mapOrList(chat),
      CHAT_MUTED: [],
      CHAT_UNREAD: [],
      LINES: [],
      DIALOG: mapOrList(dialog),
      DIALOG_UNREAD: [],
    },
  }
}

/** PHP writes an empty map as an empty list. */
const mapOrList = (entries: readonly (readonly [string, number])[]) =>
  entries.length === 0 ? [] : Object.fromEntries(entries)

const marking =
  (values: (call: MethodCall) => WrittenRow<'imRecent'>): Handle =>
  (call) => {
    setRecent(call, requiredDialog(call)['id'], call.caller.userId, values(call))
    return { result: true }
  }

const pinning = marking((call) => ({ isPinned: textOf(anyCase(call.params, 'PIN')).toUpperCase() !== 'N' }))

const userGet: Handle = (call) => {
  const id = toInteger(anyCase(call.params, 'ID')) ?? call.caller.userId
  const row = call.portal.engine.find('user', id)
  if (row === undefined) throw refused('USER_NOT_EXISTS', 'User not exists')
  return { result: showUser(row) }
}

const userList: Handle = (call) => {
  const given = anyCase(call.params, 'ID')
  if (given === undefined || given === '')
    throw refusedFor({ code: 'INVALID_FORMAT', description: 'A wrong format of ID is passed' }, 'missing', 'ID')
  const ids = isWireList(given) || isWireMap(given) ? Object.values(given) : textOf(given).split(',')
  const users = showUsers(call, ids.map(Number).filter(Number.isSafeInteger))
  const isList = textOf(anyCase(call.params, 'RESULT_TYPE')) === 'array'
  return { result: isList ? users : Object.fromEntries(users.map((user) => [textOf(user['id']), user])) }
}

/** A user's list of recent chats, and users by their ids. */
export const recentMethods: Methods = {
  'im.recent.list': list,
  'im.recent.get': (call) => ({
    result: recentChats(call).map((chat) => ({ ...showRecent(call, chat), id: dialogIdOf(call, chat) })),
  }),
  'im.counters.get': counters,
  'im.recent.pin': pinning,
  'im.recent.unread': marking((call) => ({ isUnread: textOf(anyCase(call.params, 'ACTION')).toUpperCase() !== 'N' })),
  'im.recent.hide': marking(() => ({ isHidden: true })),
  'im.user.get': userGet,
  'im.user.list.get': userList,
  'im.revision.get': () => ({ result: { rest: 32, web: 130, mobile: 19, desktop: 5, im_revision_mobile: 19 } }),
}
