/** What the inspector's page and the portal tell each other. Types alone: both sides import them. */
import type { FaultRule } from '../faults/fault-rule.ts'
import type { TariffName } from '../limits/tariffs.ts'

/** A line of the list of requests. */
export interface RequestSummary {
  readonly id: number
  /** When it came, on the portal's clock. */
  readonly atMs: number
  readonly api: 'v2' | 'v3'
  readonly method: string
  /** 0: without an answer. */
  readonly status: number
  /** Real milliseconds; null while it is under way. */
  readonly durationMs: number | null
  /** Commands of a batch. */
  readonly commandCount: number
  /** The methods that these call, each once, the first 200 of them. */
  readonly commandMethods: readonly string[]
}

/** One command of a batch. */
export interface CommandDetail {
  /** Its key, or its alias (v3). */
  readonly name: string
  readonly method: string
  /** What stood behind the method: a query (v2), JSON (v3). */
  readonly params: string
  /** `notRun`: the batch ended before; `unknown`: the reply does not tell. */
  readonly outcome: 'done' | 'refused' | 'notRun' | 'unknown'
  /** The beginning of its part of the reply, as JSON. */
  readonly reply: string | null
  /** Length of the whole part. */
  readonly replyChars: number
}

export interface RequestDetail extends RequestSummary {
  readonly params: unknown
  readonly query: unknown
  readonly headers: Readonly<Record<string, string>>
  readonly commands: readonly string[]
  /** The commands of a batch, v2 or v3, with what became of each. */
  readonly batch: readonly CommandDetail[]
  /** Whether sending it again may change something: its method, or one of its commands, is not documented as one that reads. */
  readonly mayWrite: boolean
  /** The reply's beginning; null when there was none, or it is no longer kept. */
  readonly reply: string | null
  /** Length of the whole reply. */
  readonly replyChars: number
}

/** A command that sends a request once more. */
export interface CurlCommand {
  /** For a POSIX shell; it holds the request's secrets. */
  readonly command: string
}

/** One moment of the plots. */
export interface Sample {
  /** The machine's time. */
  readonly atMs: number
  /** How full the fullest bucket is, in requests. */
  readonly bucketLevel: number
  /** Operating seconds by method; of several webhooks the highest. */
  readonly operating: Readonly<Record<string, number>>
}

export interface Load {
  /** The webhook or application that is charged. */
  readonly account: string
  readonly method: string
  readonly operatingSeconds: number
  /** When its oldest basket leaves, or its ban ends; the portal's clock. */
  readonly resetAtMs: number
  readonly isBanned: boolean
}

export interface Limits {
  /** Requests a bucket holds; null: not limited. */
  readonly bucketCapacity: number | null
  readonly drainPerSecond: number | null
  /** Execution seconds of a method in ten minutes; null: never refused. */
  readonly operatingLimitSeconds: number | null
  readonly buckets: readonly { readonly address: string; readonly level: number }[]
  readonly loads: readonly Load[]
}

/** The portal at one moment; sent once a second. */
export interface PortalState {
  /** The portal's time. */
  readonly nowMs: number
  readonly tariff: TariffName
  readonly limits: Limits
  readonly sample: Sample
  /** Changes when there is something new of its kind. */
  readonly revisions: { readonly deliveries: number; readonly faults: number }
}

/** What the stream `/_portal/api/stream` sends. */
export type StreamMessage =
  | { readonly kind: 'state'; readonly state: PortalState }
  /** Requests that came or ended since the last message; `leftOut` more were not sent one by one. */
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

/** A page of rows by id, found by keyset. */
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

/** Somebody who asked to be told. */
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
  /** The machine's time. */
  readonly takenAtMs: number
  readonly sizeBytes: number
}

/** Every refusal. */
export interface Refusal {
  readonly code: string
  readonly message: string
}

/** Content type of a snapshot: none that a page of another site could send unasked. */
export const snapshotType = 'application/vnd.sqlite3'
