import type { TypeB24 } from '../client/type-b24.ts'

/** Parameters of the client's constructor. */
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
/** Parameters of the channel manager's constructor. */
export type TypeChannelManagerParams = { b24: TypeB24; getPublicListMethod: string }
