import type { OperatingMode } from './limits/operating-limits.ts'

/** Rules on which sources disagree, or which differ between portals; one place to look and to set. */
export interface PortalSwitches {
  /** What a `$result[...]` reference that reached a list or a map does to a list's cursor filter. @default 'duplicate' */
  readonly batchGarbage: 'duplicate' | 'error' | 'empty'
  /** Whether `event.*` answers a webhook; a portal demands an application's token. @default false */
  readonly eventsByWebhook: boolean
  /** HTTP status of a wrong webhook and of a missing scope: 401 as portals send, 403 as the documentation has it. @default 401 */
  readonly credentialStatus: 401 | 403
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
  /** Whether the portal's own time for a call is charged, on top of `costMs`. @default false */
  readonly operatingRealTime: boolean
}

export const defaultSwitches: PortalSwitches = {
  batchGarbage: 'duplicate',
  eventsByWebhook: false,
  credentialStatus: 401,
  totalWithoutCount: false,
  appInfoRefusesWebhook: false,
  bucketEdge: '>=',
  bucketCountsRefused: false,
  bucketDrain: 'stepwise',
  operatingMode: 'documented',
  operatingRealTime: false,
}
