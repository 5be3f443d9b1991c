import { imChatEntity, imMessageEntity, imRecentEntity, imNotificationEntity, imSearchedEntity } from './entities.ts'
import { chatMethods } from './methods/chat-methods.ts'
import { chatFileMethods } from './methods/chat-file-methods.ts'
import { messageMethods } from './methods/message-methods.ts'
import { recentMethods } from './methods/recent-methods.ts'
import { notifyMethods } from './methods/notify-methods.ts'
import { presenceMethods } from './methods/presence-methods.ts'
import { searchMethods } from './methods/search-methods.ts'
import { shareMethods } from './methods/share-methods.ts'
import { departmentMethods } from './methods/department-methods.ts'
import { imFresh } from './fresh.ts'
import { defineFamily } from '../define-family.ts'

/** The messenger: chats, messages, notifications. */
export const im = defineFamily({
  name: 'im',
  scopes: { v2: 'im' },
  entities: [imChatEntity, imMessageEntity, imRecentEntity, imNotificationEntity, imSearchedEntity],
  v2: [
    chatMethods,
    chatFileMethods,
    messageMethods,
    recentMethods,
    notifyMethods,
    presenceMethods,
    searchMethods,
    shareMethods,
    departmentMethods,
  ],
  fresh: imFresh,
})

export { addChat, addMessage } from './methods/dialogs.ts'
