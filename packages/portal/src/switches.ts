import type { PreflightHeaders } from './cors-headers.ts'
import { editDistance } from './edit-distance.ts'
import type { OperatingMode } from './limits/operating-limits.ts'

/** Rules on which sources disagree, or which differ between portals. They are all set here. */
export interface PortalSwitches {
  /** The effect of a `$result[...]` reference to a list or a map on a list's cursor filter. @default 'duplicate' */
  readonly batchGarbage: 'duplicate' | 'error' | 'empty'
  /** Whether a webhook may call `event.*`. A portal requires an application's token. @default false */
  readonly eventsByWebhook: boolean
  /** Whether an event reaches its handler once, twice or not at all. Real events can be lost or come twice. @default 'once' */
  readonly eventDelivery: 'once' | 'twice' | 'lost'
  /** The longest chain of events. A call with the token of an event may fire the next event; after so many none is sent. @default 3 */
  readonly eventChainDepth: number
  /** Whether a refresh token works again after it was used. Sources do not say; clients assume that it does not. @default false */
  readonly reusableRefreshTokens: boolean
  /** The HTTP status for a wrong client id or secret. Clients in two languages expect different values. @default 401 */
  readonly invalidClientStatus: 400 | 401
  /** Where the events of timeline comments have the id: in `FIELDS` as others report, or at the top as documented. @default 'fields' */
  readonly timelineCommentEvents: 'fields' | 'flat'
  /**
   * The HTTP status for a wrong webhook, a missing scope and a user without access to the application. Portals send 401, the documentation
   * has 403.
   * @default 401
   */
  readonly credentialStatus: 401 | 403
  /**
   * The HTTP status for a v2 webhook over plain http, which real portals refuse. The documentation has 400, portal sources have 401.
   * @default 'optional'
   */
  readonly webhookHttps: 'optional' | 400 | 401
  /** Whether the reply to `start=-1` contains `total: 0`. @default false */
  readonly totalWithoutCount: boolean
  /** Whether `app.info` refuses a webhook (documentation) or sends a short reply (portal source). @default false */
  readonly appInfoRefusesWebhook: boolean
  /** Whether a request is refused when the bucket's level is `>=` its capacity (50 at once), or only when it is `>` (51). @default '>=' */
  readonly bucketEdge: '>=' | '>'
  /** Whether a request that was refused with 503 also fills the bucket. @default false */
  readonly bucketCountsRefused: boolean
  /** Whether the bucket drains once a second or all the time. @default 'stepwise' */
  readonly bucketDrain: 'stepwise' | 'continuous'
  /** How execution time is counted, and what happens when the limit is exceeded. @default 'documented' */
  readonly operatingMode: OperatingMode
  /** Whether a request gets a 504 page after the plan's 60 s. Finished work is not undone. @default true */
  readonly requestTimeLimit: boolean
  /** Whether the portal's real time for a call counts in addition to `costMs`. @default false */
  readonly operatingRealTime: boolean
  /** Whether an unknown field in a v3 `select` is left out (documentation) or refused (older portals). @default 'ignore' */
  readonly v3UnknownSelect: 'ignore' | 'reject'
  /** The HTTP status of an unknown v3 method: 404 in newer portal sources, 400 in older ones. @default 404 */
  readonly v3MethodNotFoundStatus: 400 | 404
  /** The form of a failed v3 authentication. A = flat as in v2, which clients rely on. B = the v3 envelope. @default 'A' */
  readonly v3AuthFailure: 'A' | 'B'
  /** Whether a group inside a group of a v3 filter needs `"type": "filter"`. @default false */
  readonly v3StrictNesting: boolean
  /** The largest page of v3 `tasks.task.list`: 50 as observed, 1000 as documented. @default 50 */
  readonly v3TaskListLimit: 50 | 1000
  /** Whether REST v3 refuses plain http. @default false */
  readonly v3HttpsRequired: boolean
  /** Whether a v3 batch of more than 50 calls is refused. It is not known whether portals do so. @default true */
  readonly v3BatchLimit: boolean
  /** Whether a v3 batch supports `Idempotency-Key`. No source says so. @default false */
  readonly idempotentBatch: boolean
  /** Whether `main.eventlog.aggregate` exists. No portal has it, but clients can test their aggregate action with it. @default false */
  readonly v3Aggregate: boolean
  /**
   * What a user who is not an administrator may do. `'roles'`: what the documentation does not reserve for administrators, with the tasks in
   * which the user takes part. `'own'`: the same, but only with the CRM items for which the user is responsible. `'all'`: all methods, with
   * all rows.
   * @default 'roles'
   */
  readonly rights: 'all' | 'own' | 'roles'
  /** Whether documented methods without an implementation reply from their documentation. Otherwise they are not found. @default true */
  readonly schemaMethods: boolean
  /**
   * The headers that the reply to a browser's preflight allows. `'measured'`, as on live portals, is `origin, content-type, accept`.
   * `'generous'` adds `authorization`, `idempotency-key`, `x-bitrix-rest-response-language` and `x-portal-fault`.
   * @default 'measured'
   */
  readonly preflightHeaders: PreflightHeaders
  /** How a page of an application gets an empty map: as PHP's empty list, or as an empty map. @default 'list' */
  readonly frameEmptyMap: 'list' | 'map'
  /** Whether an access token expires when the page of an application requests a new one. @default false */
  readonly frameRefreshEndsOldToken: boolean
}

const defaultSwitches: PortalSwitches = {
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
  rights: 'roles',
  schemaMethods: true,
  preflightHeaders: 'measured',
  frameEmptyMap: 'list',
  frameRefreshEndsOldToken: false,
}

const rightsLevels: readonly PortalSwitches['rights'][] = ['roles', 'own', 'all']

/** Switches that have another name now. */
const renamedSwitches: Readonly<Record<string, keyof PortalSwitches>> = { crmRights: 'rights' }

/**
 * The switches of a portal: the given ones and the defaults. A switch that does not exist would change nothing, and nobody would see it.
 * @throws {RangeError} there is no such switch, or `rights` has another value
 */
export const readSwitches = (given: Partial<PortalSwitches> = {}): PortalSwitches => {
  for (const name of Object.keys(given)) if (!Object.hasOwn(defaultSwitches, name)) throw unknownSwitch(name)
  const switches = { ...defaultSwitches, ...given }
  if (!rightsLevels.includes(switches.rights))
    throw new RangeError(`The switch rights is one of ${rightsLevels.join(', ')}, not ${switches.rights}.`)
  return switches
}

const unknownSwitch = (name: string): RangeError => {
  if (Object.hasOwn(renamedSwitches, name))
    return new RangeError(`The switch ${name} has another name now: ${String(renamedSwitches[name])}.`)
  const distance = (known: string): number => editDistance(known.toLowerCase(), name.toLowerCase())
  const [nearest = ''] = Object.keys(defaultSwitches).toSorted((a, b) => distance(a) - distance(b))
  return new RangeError(`There is no switch ${name}. The most similar one is ${nearest}.`)
}
