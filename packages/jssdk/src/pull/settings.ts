import type { TypeB24 } from '../client/type-b24.ts'
import type { TypePullClientParams } from './params.ts'

/** A client's parameters, completed by defaults. */
export interface PullSettings {
  readonly b24: TypeB24
  /** 0 when it is not known. */
  readonly userId: number
  readonly guestUserId: number
  readonly isGuest: boolean
  /** Empty when it is not known. */
  readonly siteId: string
  readonly isRevisionChecked: boolean
  readonly isServerEnabled: boolean
  readonly configGetMethod: string
  readonly getPublicListMethod: string
  readonly isStorageUsed: boolean
  readonly configTimestamp: number
}

/** With `restApplication` the client belongs to an application, without it to one of the portal's own pages. */
export const settingsOf = (params: TypePullClientParams): PullSettings => {
  const { b24, restApplication, guestMode = false, guestUserId = 0 } = params
  const isApplication = restApplication !== undefined && restApplication !== ''
  const userId = params.userId ?? 0
  return {
    b24,
    userId: guestMode && userId === 0 ? guestUserId : userId,
    guestUserId,
    isGuest: guestMode,
    siteId: params.siteId ?? restApplication ?? '',
    isRevisionChecked: !(params.skipCheckRevision ?? isApplication),
    isServerEnabled: params.serverEnabled ?? isApplication,
    configGetMethod: params.configGetMethod ?? (isApplication ? 'pull.application.config.get' : 'pull.config.get'),
    getPublicListMethod: params.getPublicListMethod ?? 'pull.channel.public.list',
    isStorageUsed: params.skipStorageInit !== true,
    configTimestamp: params.configTimestamp ?? 0,
  }
}
