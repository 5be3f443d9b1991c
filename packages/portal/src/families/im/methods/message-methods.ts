import { randomUUID } from 'node:crypto'
import type { ConditionOf, RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import { textOf, type WireValue } from '../../../wire-value.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { anyCase, toInteger } from '../../../methods/params.ts'
import {
  addMessage,
  both,
  dialogIdOf,
  equal,
  lastMessage,
  numbersIn,
  requiredDialog,
  rowsWhere,
  setRecent,
  unreadCount,
} from './dialogs.ts'
import { showFiles } from './chat-files.ts'
import { showMessage, showUsers } from './show-messenger.ts'
import { refused } from '../../../methods/refusals.ts'

/** The maximum length of an attachment, in characters of its JSON. */
const maxAttachLength = 60_000
/** The number of messages on a page, if the caller names none. */
const usualLimit = 20
const maxLimit = 50

const param = ({ params }: MethodCall, name: string): WireValue | undefined => anyCase(params, name)

/** Reads the attachment of a call: maps, or their JSON text. @throws {PortalError} it is too long */
const extras = (call: MethodCall): WrittenRow<'imMessage'> => {
  const attach = param(call, 'ATTACH')
  const keyboard = param(call, 'KEYBOARD')
  if (attach !== undefined && JSON.stringify(attach).length > maxAttachLength)
    throw refused('ATTACH_OVERSIZE', 'The attachment is too large')
  return { ...(attach === undefined ? {} : { attach }), ...(keyboard === undefined ? {} : { keyboard }) }
}

/** Finds a message that the caller wrote. @throws {PortalError} `MESSAGE_ID_ERROR`, `CANT_EDIT_MESSAGE` */
const messageOf = (call: MethodCall, isOwn: boolean): RowOf<'imMessage'> => {
  const id = toInteger(param(call, 'MESSAGE_ID'))
  const row = id === undefined ? undefined : call.portal.engine.find('imMessage', id)
  const chat = call.portal.engine.find('imChat', row?.['chatId'] ?? 0)
  if (row === undefined || !numbersIn(chat?.['users']).includes(call.caller.userId))
    throw refused('MESSAGE_ID_ERROR', "Message ID can't be empty")
  if (isOwn && (row['authorId'] !== call.caller.userId || row['isDeleted'] === true))
    throw refused('CANT_EDIT_MESSAGE', 'The message cannot be changed')
  return row
}

const add: Handle = (call) => {
  const chat = requiredDialog(call)
  const text = textOf(param(call, 'MESSAGE'))
  const more = extras(call)
  if (text === '' && more.attach === undefined) throw refused('MESSAGE_EMPTY', "Message can't be empty")
  const authorId = textOf(param(call, 'SYSTEM')).toUpperCase() === 'Y' ? 0 : call.caller.userId
  return { result: addMessage(call, chat, { text, uuid: randomUUID(), authorId, ...more }) }
}

const update: Handle = (call) => {
  const row = messageOf(call, true)
  const text = textOf(param(call, 'MESSAGE'))
  const changes: WrittenRow<'imMessage'> =
    text === '' ? { text, isDeleted: true } : { text, isEdited: true, ...extras(call) }
  call.portal.engine.update('imMessage', row['id'], changes)
  return { result: true }
}

/** A deleted message keeps its place but loses its text. */
const remove: Handle = (call) => {
  const row = messageOf(call, true)
  call.portal.engine.update('imMessage', row['id'], { text: '', isDeleted: true, attach: null, keyboard: null })
  return { result: true }
}

const like: Handle = (call) => {
  const row = messageOf(call, false)
  const before = numbersIn(row['likedBy'])
  const isLiked = before.includes(call.caller.userId)
  const action = textOf(param(call, 'ACTION')).toLowerCase()
  const isToBeLiked = action === 'plus' || (action !== 'minus' && !isLiked)
  if (isLiked === isToBeLiked) throw refused('WITHOUT_CHANGES', 'The status is the same as before')
  const likedBy = isToBeLiked ? [...before, call.caller.userId] : before.filter((id) => id !== call.caller.userId)
  call.portal.engine.update('imMessage', row['id'], { likedBy })
  return { result: true }
}

/** `LAST_ID` asks for older messages, `FIRST_ID` for newer ones. The reply starts with the newest. */
const messages: Handle = (call) => {
  const chat = requiredDialog(call)
  const lastId = toInteger(param(call, 'LAST_ID'))
  const firstId = toInteger(param(call, 'FIRST_ID'))
  const ofChat = equal('chatId', chat['id'])
  const range: readonly ConditionOf<'imMessage'>[] = [
    ...(lastId === undefined ? [] : [{ kind: 'lt', field: 'id', value: lastId } as const]),
    ...(firstId === undefined ? [] : [{ kind: 'gt', field: 'id', value: firstId } as const]),
  ]
  const limit = Math.min(Math.max(toInteger(param(call, 'LIMIT')) ?? usualLimit, 1), maxLimit)
  // After `FIRST_ID` the page has the messages that follow it directly, not the newest ones.
  const direction = firstId === undefined ? 'desc' : 'asc'
  const query = { where: both(ofChat, ...range), order: [{ field: 'id', direction }], limit } as const
  const rows = call.portal.engine.page('imMessage', query).rows.toSorted((a, b) => b['id'] - a['id'])
  const authors = rows.map(({ authorId }) => Number(authorId))
  return {
    result: {
      chat_id: chat['id'] ?? null,
      messages: rows.map((row) => showMessage(call, row)),
      users: showUsers(call, authors),
      files: rows.flatMap((row) => showFiles(call, chat['id'], numbersIn(row['fileIds']))),
    },
  }
}

const read: Handle = (call) => {
  const chat = requiredDialog(call)
  const chatId = chat['id']
  const last = toInteger(param(call, 'MESSAGE_ID')) ?? lastMessage(call, chatId)?.['id'] ?? 0
  setRecent(call, chatId, call.caller.userId, { lastReadId: last, isUnread: false })
  const dialogId = dialogIdOf(call, chat)
  return { result: { dialogId, chatId, lastId: last, counter: unreadCount(call, chatId) } }
}

const unread: Handle = (call) => {
  const chat = requiredDialog(call)
  const id = toInteger(param(call, 'MESSAGE_ID'))
  if (id === undefined) throw refused('MESSAGE_ID_ERROR', "Message ID can't be empty")
  setRecent(call, chat['id'], call.caller.userId, { lastReadId: id - 1, isUnread: true })
  return { result: true }
}

const readAll: Handle = (call) => {
  for (const chat of rowsWhere(call, 'imChat', equal('users', call.caller.userId))) {
    const chatId = chat['id']
    const lastReadId = lastMessage(call, chatId)?.['id'] ?? 0
    setRecent(call, chatId, call.caller.userId, { lastReadId, isUnread: false })
  }
  return { result: true }
}

/** Messages, and which of them each user has read. */
export const messageMethods: Methods = {
  'im.message.add': add,
  'im.message.update': update,
  'im.message.delete': remove,
  'im.message.like': like,
  'im.dialog.messages.get': messages,
  'im.dialog.read': read,
  'im.dialog.unread': unread,
  'im.dialog.read.all': readAll,
}
