import type { TypeB24 } from '../client/type-b24.ts'

/** Constructor parameters of the client. */
export type TypePullClientParams = {
  b24: TypeB24
  skipCheckRevision?: boolean
  restApplication?: string
  siteId?: string
  guestMode?: boolean
  guestUserId?: number
  userId?: number
  serverEnabled?: boolean
  configGetMethod?: string
  getPublicListMethod?: string
  skipStorageInit?: boolean
  configTimestamp?: number
}
/** Channel manager constructor shape. */
export type TypeChannelManagerParams = { b24: TypeB24; getPublicListMethod: string }
