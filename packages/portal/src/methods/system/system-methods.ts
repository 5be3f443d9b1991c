import { formatDateTime } from '../../server-time.ts'
import type { PortalMethod } from '../method.ts'

const serverTime: PortalMethod = {
  name: 'server.time',
  api: 'v2',
  scope: null,
  handle: ({ portal }) => ({ result: formatDateTime(portal.clock.nowMs()) }),
}

/** Methods of the common scope: the portal, the caller and what they may do. */
export const systemMethods: readonly PortalMethod[] = [serverTime]
