import type { Probe } from '../../probe.ts'
import { missingParams } from '../../refusal-probe.ts'

/** What the methods of the messenger refuse. */
export const imRefusals: readonly Probe[] = [
  ...missingParams('api-reference/chats', [
    ['im.chat.leave', 'chat-users/im-chat-leave', 'CHAT_ID_EMPTY'],
    ['im.chat.updateAvatar', 'chat-update/im-chat-update-avatar', 'CHAT_ID_EMPTY'],
    ['im.chat.updateColor', 'chat-update/im-chat-update-color', 'CHAT_ID_EMPTY'],
    ['im.chat.user.add', 'chat-users/im-chat-user-add', 'CHAT_ID_EMPTY'],
    ['im.chat.user.list', 'chat-users/im-chat-user-list', 'CHAT_ID_EMPTY'],
    ['im.department.employees.get', 'departments/im-department-employees-get', 'ID_EMPTY'],
    ['im.department.get', 'departments/im-department-get', 'INVALID_FORMAT'],
    ['im.department.managers.get', 'departments/im-department-managers-get', 'ID_EMPTY'],
    ['im.dialog.get', 'im-dialog-get', 'DIALOG_ID_EMPTY'],
    ['im.dialog.messages.get', 'messages/im-dialog-messages-get', 'DIALOG_ID_EMPTY'],
    ['im.dialog.read', 'messages/im-dialog-read', 'DIALOG_ID_EMPTY'],
    ['im.dialog.users.list', 'chat-users/im-dialog-users-list', 'DIALOG_ID_EMPTY'],
    ['im.disk.file.save', 'files/im-disk-file-save', 'FILE_ID_EMPTY'],
    ['im.disk.folder.get', 'files/im-disk-folder-get', 'CHAT_ID_EMPTY'],
    ['im.message.delete', 'messages/im-message-delete', 'MESSAGE_ID_ERROR'],
    ['im.message.like', 'messages/im-message-like', 'MESSAGE_ID_ERROR'],
    ['im.message.update', 'messages/im-message-update', 'MESSAGE_ID_ERROR'],
    ['im.notify.read.list', 'notifications/im-notify-read-list', 'PARAMS_ERROR'],
    ['im.recent.hide', 'special-operations/im-recent-hide', 'DIALOG_ID_EMPTY'],
    ['im.recent.pin', 'special-operations/im-recent-pin', 'DIALOG_ID_EMPTY'],
    ['im.recent.unread', 'special-operations/im-recent-unread', 'DIALOG_ID_EMPTY'],
    ['im.search.department.list', 'search/im-search-department-list', 'FIND_SHORT'],
    ['im.search.user.list', 'search/im-search-user-list', 'FIND_SHORT'],
    ['im.user.list.get', 'users/im-user-list-get', 'INVALID_FORMAT'],
  ]),
]
