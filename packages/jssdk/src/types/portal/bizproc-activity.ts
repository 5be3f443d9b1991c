import type { B24LangList } from '../../tools/languages.ts'
import type { HandlerAuthParams } from '../oauth.ts'
import type { BoolString } from './scalars.ts'
import type { Untyped } from '../untyped.ts'

/** Registration of a workflow activity. */
export interface ActivityConfig {
  CODE: string
  HANDLER: string
  NAME: string | Partial<Record<B24LangList, string>>
  DESCRIPTION?: string | Partial<Record<B24LangList, string>>
  DOCUMENT_TYPE?: [string, string, string]
  PROPERTIES?: Record<string, ActivityProperty>
  RETURN_PROPERTIES?: Record<string, ActivityProperty>
  FILTER?: { INCLUDE?: Array<string | string[]>; EXCLUDE?: Array<string | string[]> }
  USE_PLACEMENT?: BoolString
  PLACEMENT_HANDLER?: string
  USE_SUBSCRIPTION?: BoolString
  AUTH_USER_ID?: number
}
/** Registration of an activity or a robot. */
export interface ActivityOrRobotConfig extends Omit<ActivityConfig, 'HANDLER' | 'PLACEMENT_HANDLER' | 'NAME'> {
  type: 'activity' | 'robot'
  NAME?: ActivityConfig['NAME']
  HANDLER?: ActivityConfig['HANDLER']
  PLACEMENT_HANDLER?: ActivityConfig['PLACEMENT_HANDLER']
}
/** Activity property. */
export interface ActivityProperty {
  Name: string | Partial<Record<B24LangList, string>>
  Description?: string | Record<string, string>
  Type: ActivityPropertyType
  Options?: Record<string | number, string>
  Required?: BoolString
  Multiple?: BoolString
  Default?: Untyped
}
/** Activity property kinds. */
export type ActivityPropertyType =
  | 'bool'
  | 'date'
  | 'datetime'
  | 'double'
  | 'int'
  | 'select'
  | 'string'
  | 'text'
  | 'user'
/** Data sent to an activity handler. */
export interface ActivityHandlerParams {
  event_token: string
  workflow_id: string
  code: string
  document_id: string[]
  document_type: string[]
  properties?: Record<string, string>
  use_subscription: BoolString
  timeout_duration: string
  ts: string
  [key: string]: Untyped
  auth: HandlerAuthParams
}
