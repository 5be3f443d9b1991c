import { keptRow } from '../../../methods/kept-row.ts'
import type { ConditionOf, EntityName, RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import type { Condition } from '../../../engine/query.ts'
import { formatDateTime } from '../../../server-time.ts'
import { isWireList, textOf, type WireValue } from '../../../wire-value.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { anyCase, toInteger } from '../../../methods/params.ts'
import { refusedFor } from '../../../methods/refusals.ts'

/** The numbers in a list field of a row. */
export const numbersIn = (value: WireValue | undefined): readonly number[] =>
  isWireList(value) ? value.map(Number) : []

/** All rows of an entity that match a condition, the newest first. */
export const rowsWhere = <Name extends EntityName>(
  { portal }: MethodCall,
  entity: Name,
  where: ConditionOf<Name>,
): readonly RowOf<Name>[] => portal.engine.page(entity, { where, order: [{ field: 'id', direction: 'desc' }] }).rows

export const both = <Field extends string>(...conditions: readonly Condition<Field>[]): Condition<Field> => ({
  kind: 'and',
  conditions,
})
export const equal = <Field extends string>(field: Field, value: string | number): Condition<Field> => ({
  kind: 'eq',
  field,
  value,
})

/** Finds the chat of `CHAT_ID` or `DIALOG_ID`. @throws {PortalError} there is no such chat, or the caller is not a member */
export const chatOf = (call: MethodCall): RowOf<'imChat'> => {
  const chatId = toInteger(anyCase(call.params, 'CHAT_ID'))
  const dialogId = textOf(anyCase(call.params, 'DIALOG_ID'))
  if (chatId === undefined && dialogId === '')
    throw refusedFor({ code: 'CHAT_ID_EMPTY', description: "Chat ID can't be empty" }, 'missing', 'CHAT_ID')
  return allowed(call, chatId === undefined ? dialogOf(call, dialogId) : call.portal.engine.find('imChat', chatId))
}

/** Finds the chat of `DIALOG_ID`: `chat12`, or the id of the other user in a private chat. @throws {PortalError} */
export const requiredDialog = (call: MethodCall): RowOf<'imChat'> => {
  const dialogId = textOf(anyCase(call.params, 'DIALOG_ID'))
  if (dialogId === '')
    throw refusedFor({ code: 'DIALOG_ID_EMPTY', description: "Dialog ID can't be empty" }, 'missing', 'DIALOG_ID')
  return allowed(call, dialogOf(call, dialogId))
}

const allowed = (call: MethodCall, chat: RowOf<'imChat'> | undefined): RowOf<'imChat'> => {
  if (chat === undefined || !(numbersIn(chat['users']).includes(call.caller.userId) || chat['type'] === 'open'))
    throw refusedFor(
      { code: 'ACCESS_ERROR', description: "You don't have access to this chat", status: 403 },
      chat === undefined ? 'hidden' : 'denied',
    )
  return chat
}

/** A private chat is created by the first call that needs it. */
const dialogOf = (call: MethodCall, dialogId: string): RowOf<'imChat'> | undefined => {
  const { engine } = call.portal
  const chat = /^chat(\d{1,15})$/.exec(dialogId)
  if (chat !== null) return engine.find('imChat', Number(chat[1]))
  const userId = toInteger(dialogId)
  if (userId === undefined || engine.find('user', userId) === undefined) return undefined
  const users = [call.caller.userId, userId]
  const where = both(equal('type', 'private'), equal('users', users[0] ?? 0), equal('users', userId))
  const known = rowsWhere(call, 'imChat', where).find(
    (row) => new Set([...numbersIn(row['users']), ...users]).size === new Set(users).size,
  )
  return known ?? addChat(call, { type: 'private', users, title: '' })
}

/** Adds a chat and returns its row. */
export const addChat = ({ portal, caller }: MethodCall, values: WrittenRow<'imChat'>): RowOf<'imChat'> => {
  const createdTime = formatDateTime(portal.clock.nowMs())
  const usual = { owner: caller.userId, managers: [caller.userId], mutedBy: [], color: '#4ba5c3', description: '' }
  const id = portal.engine.insert('imChat', { ...usual, ...values, createdTime })
  return keptRow(portal.engine, 'imChat', id)
}

/** Adds a message and returns its id. The chat counts as read for its author. */
export const addMessage = (call: MethodCall, chat: RowOf<'imChat'>, values: WrittenRow<'imMessage'>): number => {
  const { engine, clock } = call.portal
  const chatId = chat['id']
  const date = formatDateTime(clock.nowMs())
  const id = engine.insert('imMessage', { likedBy: [], authorId: call.caller.userId, ...values, chatId, date })
  for (const userId of numbersIn(chat['users']))
    setRecent(
      call,
      chatId,
      userId,
      userId === call.caller.userId ? { lastReadId: id, isHidden: false } : { isHidden: false },
    )
  return id
}

/** A user's state in a chat. */
export const recentOf = (call: MethodCall, chatId: number, userId = call.caller.userId): Partial<RowOf<'imRecent'>> =>
  rowsWhere(call, 'imRecent', both(equal('userId', userId), equal('chatId', chatId)))[0] ?? {}

/** Changes a user's state in a chat. */
export const setRecent = (call: MethodCall, chatId: number, userId: number, values: WrittenRow<'imRecent'>): void => {
  const { engine } = call.portal
  const known = recentOf(call, chatId, userId)['id']
  if (typeof known === 'number') engine.update('imRecent', known, values)
  else engine.insert('imRecent', { lastReadId: 0, ...values, userId, chatId })
}

/** The messages of a chat that are unread for a user. The user's own messages do not count. */
export const unreadCount = (call: MethodCall, chatId: number, userId = call.caller.userId): number => {
  const lastRead = recentOf(call, chatId, userId)['lastReadId'] ?? 0
  return call.portal.engine.count(
    'imMessage',
    both(
      equal('chatId', chatId),
      { kind: 'gt', field: 'id', value: lastRead },
      { kind: 'ne', field: 'authorId', value: userId },
    ),
  )
}

export const lastMessage = ({ portal }: MethodCall, chatId: number): RowOf<'imMessage'> | undefined =>
  portal.engine.page('imMessage', {
    where: equal('chatId', chatId),
    order: [{ field: 'id', direction: 'desc' }],
    limit: 1,
  }).rows[0]

/** `chat12`, or in a private chat the id of the other user. */
export const dialogIdOf = ({ caller }: MethodCall, chat: RowOf<'imChat'>): string => {
  if (chat['type'] !== 'private') return `chat${String(chat['id'])}`
  return String(numbersIn(chat['users']).find((id) => id !== caller.userId) ?? caller.userId)
}
