import type { ConditionOf, EntityName, RowOf } from '../../../engine/entity-rows.ts'
import { textOf, type WireMap } from '../../../wire-value.ts'
import type { Handle, MethodCall, MethodReply, Methods } from '../../../methods/method.ts'
import { anyCase, toInteger } from '../../../methods/params.ts'
import { showDepartment } from './department-methods.ts'
import { both, dialogIdOf, equal, requiredDialog, rowsWhere } from './dialogs.ts'
import { showChat, showDialog, showUser, titleOf, without } from './show-messenger.ts'
import { refused } from '../../../methods/refusals.ts'

const minFind = 3
const usualLimit = 50

const findParam = ({ params }: MethodCall): string => {
  const find = textOf(anyCase(params, 'FIND'))
  if (find.length < minFind) throw refused('FIND_SHORT', 'Too short a search phrase')
  return find
}

const pageParams = ({ params }: MethodCall) => ({
  offset: Math.max(toInteger(anyCase(params, 'OFFSET')) ?? 0, 0),
  limit: Math.min(Math.max(toInteger(anyCase(params, 'LIMIT')) ?? usualLimit, 1), usualLimit),
})

const searched = <Name extends EntityName>(
  call: MethodCall,
  entity: Name,
  where: ConditionOf<Name>,
  show: (row: RowOf<Name>) => WireMap,
) => {
  const query = { where, order: [], ...pageParams(call) }
  const page = call.portal.engine.page(entity, query, { isCounted: true })
  return { rows: page.rows.map(show), total: page.total }
}

/** A found user is shown without what the user's own page has. */
const notOfFound = ['active', 'avatar_hr', 'desktop_last_date', 'website', 'email', 'bot_data', 'type']

const searchUsers: Handle = (call): MethodReply => {
  const text = findParam(call)
  const conditions = (['name', 'lastName', 'workPosition'] as const).map((field): ConditionOf<'user'> => ({
    kind: 'contains',
    field,
    text,
  }))
  const { rows, total } = searched(call, 'user', { kind: 'or', conditions }, (row) =>
    without(showUser(row), notOfFound),
  )
  return { result: rows.length === 0 ? [] : Object.fromEntries(rows.map((row) => [textOf(row['id']), row])), total }
}

/** A found chat does not say who manages and who has read it. */
const notInSearch = ['contains_collaber', 'manager_list', 'readed_list', 'last_message_views', 'dialog_id']

const searchChats: Handle = (call) => {
  const where: ConditionOf<'imChat'> = both(equal('users', call.caller.userId), {
    kind: 'contains',
    field: 'title',
    text: findParam(call),
  })
  const { rows, total } = searched(call, 'imChat', where, (chat) => without(showDialog(call, chat), notInSearch))
  return { result: rows, total }
}

const searchDepartments: Handle = (call) => {
  const where: ConditionOf<'department'> = { kind: 'contains', field: 'name', text: findParam(call) }
  const { rows, total } = searched(call, 'department', where, (row) => showDepartment(call, row))
  return { result: rows, total }
}

/** The chats and users that the caller opened last come first. */
const lastOnes = (call: MethodCall, ...more: readonly ConditionOf<'imSearched'>[]): readonly RowOf<'imSearched'>[] =>
  rowsWhere(call, 'imSearched', both(equal('userId', call.caller.userId), ...more))

const forget = (call: MethodCall, dialogId: string): void => {
  const known = lastOnes(call, equal('dialogId', dialogId)).map(({ id }) => id)
  call.portal.engine.remove('imSearched', known)
}

const remember: Handle = (call) => {
  const dialogId = dialogIdOf(call, requiredDialog(call))
  forget(call, dialogId)
  call.portal.engine.insert('imSearched', { userId: call.caller.userId, dialogId })
  return { result: true }
}

const isSkipped = ({ params }: MethodCall, isChat: boolean): boolean =>
  textOf(anyCase(params, isChat ? 'SKIP_CHAT' : 'SKIP_DIALOG')).toUpperCase() === 'Y'

/** A chat that was opened from a search says what it is, and not what may be done in it. */
const notOfOpened = [
  'parent_chat_id',
  'parent_message_id',
  'description',
  'contains_collaber',
  'manager_list',
  'public',
  'user_counter',
  'restrictions',
  'role',
  'text_field_enabled',
  'background_id',
  'entity_link',
  'permissions',
  'is_new',
]

const avatarIn = ({ avatar, color }: WireMap): WireMap => ({ url: textOf(avatar), color: textOf(color) })

const showSearched = (call: MethodCall, dialogId: string): readonly WireMap[] => {
  const { engine } = call.portal
  const chatId = /^chat(\d+)$/.exec(dialogId)?.[1]
  if (isSkipped(call, chatId !== undefined)) return []
  if (chatId === undefined) {
    const person = engine.find('user', Number(dialogId))
    if (person === undefined) return []
    const shown = showUser(person)
    return [{ id: Number(dialogId), type: 'user', avatar: avatarIn(shown), title: textOf(shown['name']), user: shown }]
  }
  const row = engine.find('imChat', Number(chatId))
  if (row === undefined) return []
  const shown = showChat(call, row)
  return [
    {
      id: dialogId,
      type: 'chat',
      avatar: avatarIn(shown),
      title: titleOf(call, row),
      chat: without(shown, notOfOpened),
    },
  ]
}

/** The search for users, chats and departments, and the last search results that were opened. */
export const searchMethods: Methods = {
  'im.search.user.list': searchUsers,
  'im.search.chat.list': searchChats,
  'im.search.department.list': searchDepartments,
  'im.search.last.add': remember,
  'im.search.last.get': (call) => ({
    result: lastOnes(call).flatMap(({ dialogId }) => showSearched(call, textOf(dialogId))),
  }),
  'im.search.last.delete': (call) => {
    forget(call, dialogIdOf(call, requiredDialog(call)))
    return { result: true }
  },
}
