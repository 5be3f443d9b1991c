import type { PortalMethod } from '../method.ts'
import { chatFileMethods } from '../../families/im/methods/chat-file-methods.ts'
import { chatMethods } from '../../families/im/methods/chat-methods.ts'
import { messageMethods } from '../../families/im/methods/message-methods.ts'
import { departmentMethods } from '../../families/im/methods/department-methods.ts'
import { notifyMethods } from '../../families/im/methods/notify-methods.ts'
import { presenceMethods } from '../../families/im/methods/presence-methods.ts'
import { recentMethods } from '../../families/im/methods/recent-methods.ts'
import { searchMethods } from '../../families/im/methods/search-methods.ts'
import { shareMethods } from '../../families/im/methods/share-methods.ts'

/** The messenger: chats, messages, notifications. */
export const imMethods: readonly PortalMethod[] = [
  ...chatMethods,
  ...messageMethods,
  ...notifyMethods,
  ...recentMethods,
  ...searchMethods,
  ...departmentMethods,
  ...presenceMethods,
  ...chatFileMethods,
  ...shareMethods,
]
