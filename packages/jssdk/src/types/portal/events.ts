import type { HandlerAuthParams } from '../oauth.ts'
import type { BoolString } from './scalars.ts'
import type { Untyped } from '../untyped.ts'

/** Data sent to an event handler. */
export interface EventHandlerParams {
  event: string
  event_handler_id: string
  ts: string
  [key: string]: Untyped
  auth?: HandlerAuthParams
}
/** Data of the install event. */
export interface EventOnAppInstallHandlerParams extends EventHandlerParams {
  data: { VERSION: string; ACTIVE: BoolString; INSTALLED: BoolString; LANGUAGE_ID: string }
  auth: HandlerAuthParams
}
/** Data of the uninstall event. */
export interface EventOnAppUnInstallHandlerParams {
  event: string
  event_handler_id: string
  ts: string
  [key: string]: Untyped
  auth: {
    domain: string
    client_endpoint: string
    server_endpoint: string
    member_id: string
    application_token: string
  }
}
