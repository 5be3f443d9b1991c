import type { ISODate } from '../portal/scalars.ts'
import type { Untyped } from '../untyped.ts'

/** The `time` block of a reply. Durations are in seconds; `start`, `finish` and `operating_reset_at` are unix seconds. */
export type PayloadTime = {
  readonly start: number
  readonly finish: number
  readonly duration: number
  readonly processing: number
  readonly date_start: ISODate
  readonly date_finish: ISODate
  /** Unix second at which the oldest counted minute leaves `operating`. Absent on portals without the limiter. */
  readonly operating_reset_at: number
  /** Seconds that this method used in the last ten minutes. Absent on portals without the limiter. */
  readonly operating: number
}

/** The reply of a successful call. */
export type SuccessPayload<P> = {
  readonly result: P
  readonly time: PayloadTime
}
export type GetPayload<P> = SuccessPayload<P>
export type ListPayload<P> = {
  readonly result: P[]
  readonly total: number
  readonly next?: number
  readonly time: PayloadTime
}
export type BatchPayload<C> = {
  readonly result: BatchPayloadResult<C>
  readonly time: PayloadTime
}
/** The five blocks of a v2 batch reply. Each may be a list or a map, whatever form the request had. */
export type BatchPayloadResult<C> = {
  readonly result: { readonly [P in keyof C]?: C[P] } | ReadonlyArray<C[keyof C]>
  readonly result_error: { readonly [P in keyof C]?: string } | readonly string[]
  readonly result_total: { readonly [P in keyof C]?: number } | readonly number[]
  readonly result_next: { readonly [P in keyof C]?: number } | readonly number[]
  readonly result_time: { readonly [P in keyof C]?: PayloadTime } | readonly PayloadTime[]
}
/** The error body of REST v2. */
export type TypeDescriptionError = {
  readonly error: 'invalid_token' | 'expired_token' | (string & {})
  readonly error_description?: string
}
/** One row of a REST v3 validation error. */
export type ValidationDetail = {
  readonly field?: string
  readonly message?: string
  readonly [key: string]: unknown
}
/** The error body of REST v3. */
export type TypeDescriptionErrorV3 = {
  readonly error: {
    code: string
    message: string
    validation?: { message?: string; field?: string; [key: string]: Untyped }[]
  }
}
export type Payload<P> =
  | TypeDescriptionErrorV3
  | TypeDescriptionError
  | GetPayload<P>
  | ListPayload<P>
  | BatchPayload<P>
