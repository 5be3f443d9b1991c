/** The messages between the inspector's page and the portal. The file has only types, and both sides import them. */
import type { FaultRule } from '../faults/fault-rule.ts'
import type { TariffName } from '../limits/tariffs.ts'

/** One line in the list of requests. */
export interface RequestSummary {
  readonly id: number
  /** The time of arrival on the portal's clock. */
  readonly atMs: number
  readonly api: 'v2' | 'v3'
  readonly method: string
  /** 0 if there is no answer. */
  readonly status: number
  /** In real milliseconds. Null until the request ends. */
  readonly durationMs: number | null
  /** The commands of a batch. */
  readonly commandCount: number
  /** The methods of these commands, each once. Only the first 200 are listed. */
  readonly commandMethods: readonly string[]
}

export interface CommandDetail {
  /** The key of the command, or its alias (v3). */
  readonly name: string
  readonly method: string
  /** The parameters of the command: a query (v2) or JSON (v3). */
  readonly params: string
  /** `notRun`: the batch ended before this command. `unknown`: the reply does not say it. */
  readonly outcome: 'done' | 'refused' | 'notRun' | 'unknown'
  /** The beginning of the command's part of the reply, as JSON. */
  readonly reply: string | null
  /** The length of the whole part. */
  readonly replyChars: number
}

export interface RequestDetail extends RequestSummary {
  readonly params: unknown
  readonly query: unknown
  readonly headers: Readonly<Record<string, string>>
  readonly commands: readonly string[]
  /** The commands of a batch (v2 or v3), each with its result. */
  readonly batch: readonly CommandDetail[]
  /** Whether another run may change data. It is true unless the documentation says that the method and all its commands only read. */
  readonly mayWrite: boolean
  /** The beginning of the reply. Null if there was no reply, or if it is no longer kept. */
  readonly reply: string | null
  /** The length of the whole reply. */
  readonly replyChars: number
}

/** A curl command that sends a request again. */
export interface CurlCommand {
  /** For a POSIX shell. It contains the request's secrets. */
  readonly command: string
}

/** One point in the plots. */
export interface Sample {
  /** The time of the machine. */
  readonly atMs: number
  /** The number of requests in the fullest bucket. */
  readonly bucketLevel: number
  /** Operating seconds by method. If several webhooks use a method, the highest value. */
  readonly operating: Readonly<Record<string, number>>
}

export interface Load {
  /** The webhook or application whose operating time it is. */
  readonly account: string
  readonly method: string
  readonly operatingSeconds: number
  /** When the oldest basket expires or the ban ends, on the portal's clock. */
  readonly resetAtMs: number
  readonly isBanned: boolean
}

export interface Limits {
  /** The number of requests that fit into a bucket. Null if it is not limited. */
  readonly bucketCapacity: number | null
  readonly drainPerSecond: number | null
  /** Execution seconds of a method in ten minutes. Null if no call is refused. */
  readonly operatingLimitSeconds: number | null
  readonly buckets: readonly { readonly address: string; readonly level: number }[]
  readonly loads: readonly Load[]
}

/** The portal's state, sent once a second. */
export interface PortalState {
  /** The portal's time. */
  readonly nowMs: number
  readonly tariff: TariffName
  readonly limits: Limits
  readonly sample: Sample
  /** Numbers that change when there is new data of the same name. */
  readonly revisions: { readonly deliveries: number; readonly faults: number }
}

/** The messages of the stream `/_portal/api/stream`. */
export type StreamMessage =
  | { readonly kind: 'state'; readonly state: PortalState }
  /** Requests that began or ended since the last message. `leftOut` more were not sent one by one. */
  | { readonly kind: 'requests'; readonly requests: readonly RequestSummary[]; readonly leftOut: number }
  | { readonly kind: 'cleared' }

export interface EntitySummary {
  readonly name: string
  readonly count: number
}

export interface EntityField {
  readonly name: string
  readonly type: string
  readonly isMultiple: boolean
  readonly isWritable: boolean
}

export type EntityRow = Readonly<Record<string, unknown>>

/** A page of rows by id, read by keyset paging. */
export interface RowsPage {
  readonly rows: readonly EntityRow[]
  readonly hasMore: boolean
}

export interface DeliverySummary {
  readonly id: number
  readonly event: string
  readonly handler: string
  readonly status: number
  readonly durationMs: number
  readonly error: string | null
  readonly fields: unknown
}

/** A handler that is bound to an event. */
export interface Subscription {
  readonly event: string
  readonly handler: string
  readonly by: string
  readonly isOffline: boolean
}

export interface EventsView {
  readonly subscriptions: readonly Subscription[]
  readonly deliveries: readonly DeliverySummary[]
}

export type FaultInForce = FaultRule & { readonly struck: number }

export interface FaultsView {
  readonly rules: readonly FaultInForce[]
  readonly actions: readonly string[]
}

export interface CoverageLine {
  readonly method: string
  readonly api: 'v2' | 'v3'
  readonly scope: string
  readonly coverage: 'implemented' | 'schema' | 'refused'
}

export interface SnapshotSummary {
  readonly id: number
  readonly name: string
  /** The time of the machine. */
  readonly takenAtMs: number
  readonly sizeBytes: number
}

/** The body of every error. */
export interface Refusal {
  readonly code: string
  readonly message: string
}

/** The content type of a snapshot. A page of another site cannot send this type without a preflight. */
export const snapshotType = 'application/vnd.sqlite3'
