import type { PortalMethod } from '../method.ts'
import { chatMethods } from './chat-methods.ts'
import { messageMethods } from './message-methods.ts'
import { notifyMethods } from './notify-methods.ts'
import { recentMethods } from './recent-methods.ts'

/** The messenger: chats, messages, notifications. */
export const imMethods: readonly PortalMethod[] = [
  ...chatMethods,
  ...messageMethods,
  ...notifyMethods,
  ...recentMethods,
]
