import type { EnumCrmEntityType } from './crm.ts'
import type { BoolString, NumberString, PlacementViewMode } from './scalars.ts'
import type { Untyped } from '../untyped.ts'

/** Commands that a frame sends to the portal around it. */
export enum MessageCommands {
  getInitData = 'getInitData',
  setInstallFinish = 'setInstallFinish',
  setInstall = 'setInstall',
  refreshAuth = 'refreshAuth',
  setAppOption = 'setAppOption',
  setUserOption = 'setUserOption',
  resizeWindow = 'resizeWindow',
  reloadWindow = 'reloadWindow',
  setTitle = 'setTitle',
  setScroll = 'setScroll',
  openApplication = 'openApplication',
  closeApplication = 'closeApplication',
  openPath = 'openPath',
  imCallTo = 'imCallTo',
  imPhoneTo = 'imPhoneTo',
  imOpenMessenger = 'imOpenMessenger',
  imOpenHistory = 'imOpenHistory',
  selectUser = 'selectUser',
  selectAccess = 'selectAccess',
  selectCRM = 'selectCRM',
  showAppForm = 'showAppForm',
  getInterface = 'getInterface',
  placementBindEvent = 'placementBindEvent',
}
/** Handshake values from `window.name`. */
export type B24FrameQueryParams = {
  DOMAIN: string | null | undefined
  PROTOCOL: boolean | null | undefined
  LANG: string | null | undefined
  APP_SID: string | null | undefined
}
/** The portal page's answer to a refresh request. */
export type RefreshAuthData = { AUTH_ID: string; REFRESH_ID: string; AUTH_EXPIRES: NumberString }
/** The portal page's answer to the handshake. */
export type MessageInitData = RefreshAuthData & {
  DOMAIN: string
  PROTOCOL: string
  PATH: string
  LANG: string
  MEMBER_ID: string
  IS_ADMIN: boolean
  APP_OPTIONS: Record<string, Untyped>
  USER_OPTIONS: Record<string, Untyped>
  PLACEMENT: string
  PLACEMENT_OPTIONS: Record<string, Untyped>
  INSTALL: boolean
  FIRST_RUN: boolean
}
/** Parameters of `MessageManager.send`. */
export interface SendParams {
  isRawValue?: boolean
  isSafely?: boolean
  /** Time limit in milliseconds for a command with `isSafely`. @default 900 */
  safelyTime?: number
  callBack?: (...args: Untyped[]) => void
  requestId?: string
  [index: string]: Untyped
}
/** Picked user. */
export type SelectedUser = {
  id: NumberString
  name: string
  photo: string
  position: string
  url: string
  sub: boolean
  sup: boolean
}
/** Picked access right. */
export type SelectedAccess = {
  id: `AU` | `CR` | `U${number}` | `IU${number}` | `DR${number}` | `D${number}` | `G${number}` | `SG${number}`
  name: string
}
/** Picked CRM entities by kind. */
export type SelectedCRM = {
  lead?: (SelectedCRMEntity & { id: `L_${number}` })[]
  contact?: (SelectedCRMEntity & { id: `C_${number}`; image: string })[]
  company?: (SelectedCRMEntity & { id: `CO_${number}`; image: string })[]
  deal?: (SelectedCRMEntity & { id: `D_${number}` })[]
  quote?: (SelectedCRMEntity & { id: `Q_${number}` })[]
}
/** One picked CRM entity. */
export type SelectedCRMEntity = {
  id: string
  type: SelectCRMParamsEntityType
  place: string
  title: string
  desc: string
  url: string
}
/** Parameters of the CRM picker. */
export type SelectCRMParams = {
  entityType: SelectCRMParamsEntityType[]
  multiple: boolean
  value?: SelectCRMParamsValue
}
/** Entity kinds of the CRM picker. */
export type SelectCRMParamsEntityType = 'lead' | 'contact' | 'company' | 'deal' | 'quote'
/** Preselected ids by kind. */
export type SelectCRMParamsValue = {
  lead?: number[]
  contact?: number[]
  company?: number[]
  deal?: number[]
  quote?: number[]
}
/** The outcome of opening a page. */
export type StatusClose = { isOpenAtNewWindow: boolean; isClose: boolean }
/** Placement options of a custom user field type. */
export interface IPlacementUF {
  FIELD_NAME: string
  ENTITY_ID: EnumCrmEntityType
  ENTITY_VALUE_ID: NumberString
  MODE: PlacementViewMode
  MANDATORY: BoolString
  MULTIPLE: BoolString
  VALUE: Untyped
  XML_ID: string
}
