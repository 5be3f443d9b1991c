import type { PortalMethod } from '../method.ts'

/** The portal keeps no chats: a search for one by what it belongs to finds nothing, which is null. */
const chatGet: PortalMethod = { name: 'im.chat.get', api: 'v2', scope: 'im', handle: () => ({ result: null }) }

/** Chats. */
export const imMethods: readonly PortalMethod[] = [chatGet]
