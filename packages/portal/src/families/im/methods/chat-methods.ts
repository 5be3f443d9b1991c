import type { RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import { isWireList, isWireMap, textOf } from '../../../wire-value.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { anyCase, toInteger } from '../../../methods/params.ts'
import { addChat, addMessage, both, chatOf, equal, numbersIn, requiredDialog, rowsWhere } from './dialogs.ts'
import { showDialog, showUsers, without } from './show-messenger.ts'
import { refused, refusedFor } from '../../../methods/refusals.ts'

/** A method that changes the caller's chat. */
const changing =
  (change: (call: MethodCall, chat: RowOf<'imChat'>) => WrittenRow<'imChat'>): Handle =>
  (call) => {
    const chat = chatOf(call)
    call.portal.engine.update('imChat', chat['id'], change(call, chat))
    return { result: true }
  }

const text = ({ params }: MethodCall, name: string): string => textOf(anyCase(params, name))

const userParam = (call: MethodCall): number => {
  const id = toInteger(anyCase(call.params, 'USER_ID'))
  if (id === undefined || id <= 0) throw refused('USER_ID_EMPTY', "User ID can't be empty")
  return id
}

const usersParam = ({ params, portal }: MethodCall): readonly number[] => {
  const given = anyCase(params, 'USERS')
  const ids = isWireList(given) || isWireMap(given) ? Object.values(given).map(Number) : []
  return ids.filter((id) => Number.isSafeInteger(id) && portal.engine.find('user', id) !== undefined)
}

const add: Handle = (call) => {
  const type = text(call, 'TYPE').toUpperCase() === 'OPEN' ? 'open' : 'chat'
  const users = [...new Set([call.caller.userId, ...usersParam(call)])]
  const title = text(call, 'TITLE') || `Chat ${String(call.portal.engine.nextNumber('imChatTitle'))}`
  const described = { description: text(call, 'DESCRIPTION'), avatar: text(call, 'AVATAR') }
  const entity = { entityType: text(call, 'ENTITY_TYPE'), entityId: text(call, 'ENTITY_ID') }
  const chat = addChat(call, { type, title, users, ...described, ...entity })
  const message = text(call, 'MESSAGE')
  if (message !== '') addMessage(call, chat, { text: message })
  return { result: chat['id'] ?? null }
}

/** The chat of another object, such as a task. Null if there is none. */
const get: Handle = (call) => {
  const [chat] = rowsWhere(
    call,
    'imChat',
    both(equal('entityType', text(call, 'ENTITY_TYPE')), equal('entityId', text(call, 'ENTITY_ID'))),
  )
  const isNamed = text(call, 'ENTITY_TYPE') !== ''
  return { result: chat === undefined || !isNamed ? null : { ID: chat['id'] ?? null } }
}

const withoutUser = (chat: RowOf<'imChat'>, userId: number): WrittenRow<'imChat'> => {
  const users = numbersIn(chat['users'])
  if (!users.includes(userId)) throw refused('USER_NOT_FOUND', 'The user is not in the chat')
  const left = users.filter((id) => id !== userId)
  return { users: left, ...(chat['owner'] === userId ? { owner: left[0] ?? 0 } : {}) }
}

/** The colours that a chat can have. */
const colors: Readonly<Record<string, string>> = {
  RED: '#df532d',
  GREEN: '#64a513',
  MINT: '#4ba984',
  LIGHT_BLUE: '#4ba5c3',
  DARK_BLUE: '#3e99ce',
  PURPLE: '#8474c8',
  AQUA: '#1eb4aa',
  PINK: '#f76187',
  LIME: '#58cc47',
  BROWN: '#ab7761',
  AZURE: '#29619b',
  KHAKI: '#728f7a',
  SAND: '#ba9c7b',
  MARENGO: '#556574',
  GRAY: '#909090',
  GRAPHITE: '#5e5f5e',
}

/** Chats and their members. */
export const chatMethods: Methods = {
  'im.chat.add': add,
  'im.chat.get': get,
  'im.chat.updateTitle': changing((call) => {
    const title = text(call, 'TITLE')
    if (title === '') throw refused('TITLE_EMPTY', "Title can't be empty")
    return { title }
  }),
  'im.chat.updateColor': changing((call) => {
    const name = text(call, 'COLOR').toUpperCase()
    const color = colors[name]
    const wrong = { code: 'WRONG_COLOR', description: 'There is no such colour' }
    if (color === undefined)
      throw name === '' ? refusedFor(wrong, 'missing', 'COLOR') : refused(wrong.code, wrong.description)
    return { color }
  }),
  'im.chat.updateAvatar': changing((call) => {
    const avatar = text(call, 'AVATAR')
    if (avatar === '')
      throw refusedFor({ code: 'AVATAR_ERROR', description: 'The picture is missing' }, 'missing', 'AVATAR')
    return { avatar: `data:image/png;base64,${avatar}` }
  }),
  'im.chat.setOwner': changing((call, chat) => {
    const owner = userParam(call)
    if (!numbersIn(chat['users']).includes(owner)) throw refused('WRONG_REQUEST', 'The user is not in the chat')
    return { owner }
  }),
  'im.chat.mute': changing((call, chat) => {
    const others = numbersIn(chat['mutedBy']).filter((id) => id !== call.caller.userId)
    return { mutedBy: text(call, 'MUTE').toUpperCase() === 'N' ? others : [...others, call.caller.userId] }
  }),
  'im.chat.leave': changing((call, chat) => withoutUser(chat, call.caller.userId)),
  'im.chat.user.add': changing((call, chat) => {
    if (anyCase(call.params, 'USERS') === undefined)
      throw refusedFor({ code: 'USER_ID_EMPTY', description: "User ID can't be empty" }, 'missing', 'USERS')
    return { users: [...new Set([...numbersIn(chat['users']), ...usersParam(call)])] }
  }),
  'im.chat.user.delete': changing((call, chat) => withoutUser(chat, userParam(call))),
  'im.chat.user.list': (call) => ({ result: numbersIn(chatOf(call)['users']) }),
  'im.dialog.get': (call) => ({ result: without(showDialog(call, requiredDialog(call)), ['contains_collaber']) }),
  'im.dialog.users.list': (call) => {
    const users = showUsers(call, numbersIn(requiredDialog(call)['users']))
    return { result: users, total: users.length }
  },
  'im.dialog.writing': (call) => {
    requiredDialog(call)
    return { result: true }
  },
}
