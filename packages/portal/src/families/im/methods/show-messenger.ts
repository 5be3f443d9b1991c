import type { RowOf } from '../../../engine/entity-rows.ts'
import { fullName } from '../../../methods/full-name.ts'
import { textOf, type WireMap } from '../../../wire-value.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { dialogIdOf, lastMessage, numbersIn, recentOf, unreadCount } from './dialogs.ts'

/** A user in the form of the messenger, with real booleans and numbers. */
export const showUser = (row: RowOf<'user'>): WireMap => {
  const phones = {
    ...(row['workPhone'] === null ? {} : { work_phone: row['workPhone'] ?? '' }),
    ...(row['personalMobile'] === null ? {} : { personal_mobile: row['personalMobile'] ?? '' }),
    ...(row['ufPhoneInner'] === null ? {} : { inner_phone: row['ufPhoneInner'] ?? '' }),
  }
  return {
    id: row['id'] ?? null,
    active: row['active'] === true,
    name: fullName(row),
    first_name: row['name'] ?? '',
    last_name: row['lastName'] ?? '',
    work_position: row['workPosition'] ?? '',
    color: '#df532d',
    avatar: row['personalPhoto'] ?? '',
    avatar_hr: row['personalPhoto'] ?? '',
    gender: row['personalGender'] === 'F' ? 'F' : 'M',
    birthday: '',
    extranet: row['userType'] === 'extranet',
    network: false,
    bot: false,
    connector: false,
    external_auth_id: 'default',
    status: row['messengerStatus'] ?? 'online',
    idle: row['messengerIdleSince'] ?? false,
    last_activity_date: row['lastLogin'] ?? row['dateRegister'] ?? '',
    mobile_last_date: false,
    desktop_last_date: false,
    absent: false,
    departments: row['ufDepartment'] ?? [],
    phones: Object.keys(phones).length === 0 ? false : phones,
    website: row['personalWww'] ?? '',
    email: row['email'] ?? '',
    bot_data: null,
    type: 'user',
  }
}

/** Users by their ids. Deleted users are left out. */
export const showUsers = ({ portal }: MethodCall, ids: readonly number[]): readonly WireMap[] =>
  [...new Set(ids)].flatMap((id) => {
    const row = portal.engine.find('user', id)
    return row === undefined ? [] : [showUser(row)]
  })

const restrictions = {
  avatar: true,
  rename: true,
  extend: true,
  call: true,
  mute: true,
  leave: true,
  leave_owner: true,
  send: true,
  user_list: true,
}
const permissions = {
  manage_users_add: 'member',
  manage_users_delete: 'manager',
  manage_ui: 'member',
  manage_settings: 'owner',
  manage_messages: 'member',
  can_post: 'member',
}

/** `C` chat, `O` open chat, `P` private chat. */
const messageType = ({ type }: RowOf<'imChat'>): string => (type === 'private' ? 'P' : type === 'open' ? 'O' : 'C')

/** The fields of a chat in every reply that contains one. */
export const showChat = (call: MethodCall, chat: RowOf<'imChat'>): WireMap => ({
  id: chat['id'] ?? null,
  parent_chat_id: 0,
  parent_message_id: 0,
  name: titleOf(call, chat),
  description: chat['description'] ?? '',
  owner: chat['owner'] ?? 0,
  extranet: false,
  contains_collaber: false,
  avatar: chat['avatar'] ?? '',
  color: chat['color'] ?? '#4ba5c3',
  type: chat['type'] ?? 'chat',
  entity_type: chat['entityType'] ?? '',
  entity_id: chat['entityId'] ?? '',
  entity_data_1: '',
  entity_data_2: '',
  entity_data_3: '',
  mute_list: chat['mutedBy'] ?? [],
  manager_list: chat['managers'] ?? [],
  date_create: chat['createdTime'] ?? '',
  message_type: messageType(chat),
  public: '',
  user_counter: numbersIn(chat['users']).length,
  restrictions: { ...restrictions, path: '', path_title: '' },
  role: chat['owner'] === call.caller.userId ? 'owner' : 'member',
  text_field_enabled: true,
  background_id: null,
  entity_link: { type: textOf(chat['entityType']), url: '', id: textOf(chat['entityId']) },
  permissions,
  is_new: false,
})

/** A map without some of its keys: each method shows a chat or a user with fields of its own. */
export const without = (shown: WireMap, names: readonly string[]): WireMap =>
  Object.fromEntries(Object.entries(shown).filter(([name]) => !names.includes(name)))

/** A chat with the caller's own state in it. */
export const showDialog = (call: MethodCall, chat: RowOf<'imChat'>): WireMap => {
  const chatId = chat['id']
  const last = lastMessage(call, chatId)?.['id'] ?? 0
  const read = numbersIn(chat['users']).map((userId) => ({
    user_id: userId,
    user_name: fullName(call.portal.engine.find('user', userId) ?? {}),
    message_id: recentOf(call, chatId, userId)['lastReadId'] ?? 0,
    date: null,
  }))
  return {
    ...showChat(call, chat),
    counter: unreadCount(call, chatId),
    message_count: call.portal.engine.count('imMessage', { kind: 'eq', field: 'chatId', value: chatId }),
    unread_id: 0,
    last_message_id: last,
    last_id: recentOf(call, chatId)['lastReadId'] ?? 0,
    marked_id: 0,
    disk_folder_id: chat['diskFolderId'] ?? 0,
    readed_list: read,
    last_message_views: { message_id: last, first_viewers: [], count_of_viewers: 0 },
    dialog_id: dialogIdOf(call, chat),
  }
}

/** The title of a chat. A private chat has the name of the other user. */
export const titleOf = (call: MethodCall, chat: RowOf<'imChat'>): string => {
  if (chat['type'] !== 'private') return textOf(chat['title'])
  return fullName(call.portal.engine.find('user', Number(dialogIdOf(call, chat))) ?? {})
}

export const showMessage = (call: MethodCall, row: RowOf<'imMessage'>): WireMap => {
  const likes = numbersIn(row['likedBy'])
  const files = numbersIn(row['fileIds'])
  const params = {
    ...(files.length === 0 ? {} : { FILE_ID: files }),
    ...(likes.length === 0 ? {} : { LIKE: likes }),
    ...(row['isDeleted'] === true ? { IS_DELETED: 'Y' } : {}),
    ...(row['isEdited'] === true ? { IS_EDITED: 'Y' } : {}),
    ...(row['attach'] === null || row['attach'] === undefined ? {} : { ATTACH: row['attach'] }),
    ...(row['keyboard'] === null || row['keyboard'] === undefined ? {} : { KEYBOARD: row['keyboard'] }),
  }
  const isUnread = row['id'] > (recentOf(call, Number(row['chatId']))['lastReadId'] ?? 0)
  return {
    id: row['id'] ?? null,
    chat_id: row['chatId'] ?? null,
    author_id: row['authorId'] ?? null,
    date: row['date'] ?? null,
    text: row['text'] ?? '',
    unread: isUnread,
    uuid: row['uuid'] ?? '',
    replaces: [],
    params: Object.keys(params).length === 0 ? [] : params,
    disappearing_date: null,
  }
}
