import type { PreflightHeaders } from './cors-headers.ts'
import type { OperatingMode } from './limits/operating-limits.ts'

/** Rules on which sources disagree, or which differ between portals; one place to look and to set. */
export interface PortalSwitches {
  /** What a `$result[...]` reference that reached a list or a map does to a list's cursor filter. @default 'duplicate' */
  readonly batchGarbage: 'duplicate' | 'error' | 'empty'
  /** Whether `event.*` answers a webhook; a portal demands an application's token. @default false */
  readonly eventsByWebhook: boolean
  /** Whether an event reaches its handler; a real one can be lost, or come twice. @default 'once' */
  readonly eventDelivery: 'once' | 'twice' | 'lost'
  /** Events in a row when each is fired by a call with the token of the one before; the next is not sent. @default 3 */
  readonly eventChainDepth: number
  /** Whether a refresh token works again after it was used; sources are silent, clients assume that it does not. @default false */
  readonly reusableRefreshTokens: boolean
  /** HTTP status of a wrong client id or secret: clients of two languages expect two. @default 401 */
  readonly invalidClientStatus: 400 | 401
  /** Where the events of timeline comments have the id: in `FIELDS`, as others report, or by itself, as the documentation has it. @default 'fields' */
  readonly timelineCommentEvents: 'fields' | 'flat'
  /** HTTP status of a wrong webhook, a missing scope and a user without access to the application: 401 as portals send, 403 as the documentation has it. @default 401 */
  readonly credentialStatus: 401 | 403
  /** HTTP status of a v2 webhook over plain http, which real portals refuse: 400 in the documentation, 401 in portal sources. @default 'optional' */
  readonly webhookHttps: 'optional' | 400 | 401
  /** Whether `total: 0` stands in a reply to `start=-1`. @default false */
  readonly totalWithoutCount: boolean
  /** Whether `app.info` refuses a webhook (documentation) or answers in brief (portal source). @default false */
  readonly appInfoRefusesWebhook: boolean
  /** A request is refused when the bucket's level is `>=` its capacity (50 at once), or only when it is `>` (51). @default '>=' */
  readonly bucketEdge: '>=' | '>'
  /** Whether a request refused with 503 fills the bucket too. @default false */
  readonly bucketCountsRefused: boolean
  /** Whether the bucket leaks once a second or all the time. @default 'stepwise' */
  readonly bucketDrain: 'stepwise' | 'continuous'
  /** How execution time is counted and punished. @default 'documented' */
  readonly operatingMode: OperatingMode
  /** Whether a request that takes more than the plan's 60 s gets a 504 page; what it did stays done. @default true */
  readonly requestTimeLimit: boolean
  /** Whether the portal's own time for a call is charged, on top of `costMs`. @default false */
  readonly operatingRealTime: boolean
  /** An own field of a v3 `select` that nobody knows: left out (documentation) or refused (older portals). @default 'ignore' */
  readonly v3UnknownSelect: 'ignore' | 'reject'
  /** HTTP status of an unknown v3 method: 404 in newer portal sources, 400 in older ones. @default 404 */
  readonly v3MethodNotFoundStatus: 400 | 404
  /** Form of a failed v3 authentication: A = flat as in v2, which clients rely on; B = the v3 envelope. @default 'A' */
  readonly v3AuthFailure: 'A' | 'B'
  /** Whether a v3 filter group inside a group needs `"type": "filter"`. @default false */
  readonly v3StrictNesting: boolean
  /** Largest page of v3 `tasks.task.list`: 50 as observed, 1000 as documented. @default 50 */
  readonly v3TaskListLimit: 50 | 1000
  /** Whether the v3 door refuses plain http. @default false */
  readonly v3HttpsRequired: boolean
  /** Whether a v3 batch of more than 50 calls is refused; portals are not known to. @default true */
  readonly v3BatchLimit: boolean
  /** Whether a v3 batch honours `Idempotency-Key`; no source says so. @default false */
  readonly idempotentBatch: boolean
  /** Whether `main.eventlog.aggregate` exists; no portal has it, the aggregate action of a client can be tried on it. @default false */
  readonly v3Aggregate: boolean
  /** Which CRM items a user reads and changes who is no administrator: all, or those he is responsible for. @default 'all' */
  readonly crmRights: 'all' | 'own'
  /** Whether documented methods without an implementation answer from their documentation; else they are not found. @default true */
  readonly schemaMethods: boolean
  /**
   * The headers that the answer to a browser's preflight allows: `origin, content-type, accept`, as measured on live portals, or besides
   * `authorization`, `idempotency-key`, `x-bitrix-rest-response-language` and `x-portal-fault`. @default 'measured'
   */
  readonly preflightHeaders: PreflightHeaders
  /** How a page of an application gets a map without entries: as PHP's empty list, or as an empty map. @default 'list' */
  readonly frameEmptyMap: 'list' | 'map'
  /** Whether an access token ends when the page of an application asks for another one. @default false */
  readonly frameRefreshEndsOldToken: boolean
}

export const defaultSwitches: PortalSwitches = {
  batchGarbage: 'duplicate',
  eventsByWebhook: false,
  eventDelivery: 'once',
  eventChainDepth: 3,
  reusableRefreshTokens: false,
  invalidClientStatus: 401,
  timelineCommentEvents: 'fields',
  credentialStatus: 401,
  webhookHttps: 'optional',
  totalWithoutCount: false,
  appInfoRefusesWebhook: false,
  bucketEdge: '>=',
  bucketCountsRefused: false,
  bucketDrain: 'stepwise',
  operatingMode: 'documented',
  requestTimeLimit: true,
  operatingRealTime: false,
  v3UnknownSelect: 'ignore',
  v3MethodNotFoundStatus: 404,
  v3AuthFailure: 'A',
  v3StrictNesting: false,
  v3TaskListLimit: 50,
  v3HttpsRequired: false,
  v3BatchLimit: true,
  idempotentBatch: false,
  v3Aggregate: false,
  crmRights: 'all',
  schemaMethods: true,
  preflightHeaders: 'measured',
  frameEmptyMap: 'list',
  frameRefreshEndsOldToken: false,
}
