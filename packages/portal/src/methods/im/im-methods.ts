import type { PortalMethod } from '../method.ts'
import { chatFileMethods } from './chat-file-methods.ts'
import { chatMethods } from './chat-methods.ts'
import { messageMethods } from './message-methods.ts'
import { departmentMethods } from './department-methods.ts'
import { notifyMethods } from './notify-methods.ts'
import { presenceMethods } from './presence-methods.ts'
import { recentMethods } from './recent-methods.ts'
import { searchMethods } from './search-methods.ts'
import { shareMethods } from './share-methods.ts'

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
