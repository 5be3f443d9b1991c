import type { EventName } from '../generated/event-names.ts'
import type { BoolString } from '../types/portal/scalars.ts'
import { type FormMap, mapOf, textOf } from './form/php-form.ts'

/** Data of the events with a known shape. Every leaf is text. An event only names the object: read the object itself afterwards. */
interface KnownData {
  ONAPPINSTALL: { VERSION: string; ACTIVE: BoolString; INSTALLED: BoolString; LANGUAGE_ID: string }
  ONAPPUPDATE: { VERSION: string; PREVIOUS_VERSION: string; LANGUAGE_ID: string }
  ONAPPUNINSTALL: { CLEAN: '0' | '1'; LANGUAGE_ID: string }
  /** The tokens of the application's system user. `paramsOfEvent` makes a client's parameters of them. */
  ONAPPUSERREADY: SystemUserTokens
  ONCRMDEALMOVETOCATEGORY: { FIELDS: { ID: string; CATEGORY_ID: string; STAGE_ID: string } }
}

/** Secrets: never log them. */
type SystemUserTokens = {
  access_token: string
  refresh_token: string
  /** Seconds. */
  expires_in: string
  scope: string
  domain: string
  server_endpoint: string
  client_endpoint: string
  member_id: string
  user_id: string
  client_id: string
  status: string
  LANGUAGE_ID: string
  /** Unix second at which the paid period of the application ends. */
  date_finish?: string
}

type WithId = 'LEAD' | 'DEAL' | 'CONTACT' | 'COMPANY' | 'QUOTE'
type Verb = 'ADD' | 'UPDATE' | 'DELETE'

/** The `data` of an event, by its name. */
export type EventData<Name extends string> = Name extends keyof KnownData
  ? KnownData[Name]
  : Name extends `ONCRM${WithId}${Verb}`
    ? { FIELDS: { ID: string } }
    : Name extends `ONCRMDYNAMICITEM${Verb}`
      ? { FIELDS: { ID: string; ENTITY_TYPE_ID: string } }
      : FormMap

/** The sender of an event, and the tokens to call the portal with. Never log it. */
export interface EventAuth {
  readonly memberId: string
  readonly domain: string
  readonly clientEndpoint: string
  readonly serverEndpoint: string
  readonly applicationToken: string
  /** Undefined when no user caused the event, as in a workflow, and for outgoing webhooks. */
  readonly accessToken: string | undefined
  /** Only ONAPPINSTALL, ONAPPUPDATE, ONOFFLINEEVENT and ONAPPTEST have it. */
  readonly refreshToken: string | undefined
  readonly userId: number | undefined
  /** Unix second. */
  readonly expires: number | undefined
  /** Seconds. */
  readonly expiresIn: number | undefined
  readonly scope: string
  readonly status: string
}

interface EventOf<Name extends string> {
  /** In upper case. Names that are not listed, such as `ONCRMDYNAMICITEMADD_128`, are possible. */
  readonly event: Name
  readonly data: EventData<Name>
  /** Unix second at which the portal sent it. */
  readonly ts: number
  readonly handlerId: string | undefined
  readonly auth: EventAuth
}

/** An event of a portal. `event` is its name and decides the type of `data`. */
export type PortalEvent<Name extends string = EventName> = Name extends string ? EventOf<Name> : never

/** Reads an event from a form. Undefined when the form lacks a member that every event has. */
export const toPortalEvent = (form: FormMap): PortalEvent | undefined => {
  const event = textOf(form, 'event')?.toUpperCase()
  const auth = mapOf(form, 'auth')
  const memberId = textOf(auth, 'member_id')
  const ts = numberOf(textOf(form, 'ts') ?? '0')
  if (event === undefined || event === '' || memberId === undefined || memberId === '') return undefined
  if (ts === undefined) return undefined
  const fields: EventOf<string> = {
    event,
    data: mapOf(form, 'data'),
    ts,
    handlerId: textOf(form, 'event_handler_id'),
    auth: toEventAuth(auth, memberId),
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the name and the shape of the data are the portal's word
  return fields as PortalEvent
}

/** The tokens and addresses of a map with the member names of an `auth` block. */
export const toEventAuth = (auth: FormMap, memberId: string): EventAuth => ({
  memberId,
  domain: textOf(auth, 'domain') ?? '',
  clientEndpoint: textOf(auth, 'client_endpoint') ?? '',
  serverEndpoint: textOf(auth, 'server_endpoint') ?? '',
  applicationToken: textOf(auth, 'application_token') ?? '',
  accessToken: textOf(auth, 'access_token'),
  refreshToken: textOf(auth, 'refresh_token'),
  userId: numberOf(textOf(auth, 'user_id')),
  expires: numberOf(textOf(auth, 'expires')),
  expiresIn: numberOf(textOf(auth, 'expires_in')),
  scope: textOf(auth, 'scope') ?? '',
  status: textOf(auth, 'status') ?? '',
})

const numberOf = (text: string | undefined): number | undefined => {
  const number = Number(text)
  return text === undefined || text === '' || !Number.isFinite(number) ? undefined : number
}
