import { pagingNotInV3 } from '../errors/catalogues/catalogue.ts'
import type { AjaxQuery } from '../types/calls/ajax-query.ts'
import { ApiVersion } from '../types/calls/api-version.ts'
import type { TypeCallParams } from '../types/calls/call-params.ts'
import { isNumber, isObject, isString } from '../types/narrow.ts'
import type { GetPayload, Payload, SuccessPayload } from '../types/calls/payload.ts'
import { errorOfAnswer } from './answer-error.ts'
import { copyPlain } from './copy-plain.ts'
import { Result } from './result.ts'

export interface AjaxResultOptions<T> {
  /** The decoded body of the reply; not looked at when `error` is given. */
  readonly answer?: Payload<T> | undefined
  readonly query: AjaxQuery
  /** HTTP status. */
  readonly status: number
  /** The error of the call when it is known already. */
  readonly error?: Error | undefined
  /** Whether the portal answered from memory. */
  readonly isReplay?: boolean | undefined
  /** Whether an attempt before the one that was answered may have run. */
  readonly mayHaveRun?: boolean | undefined
}

/** Key of the error of the call itself. */
const baseError = 'base-error'

/** The outcome of one REST call. */
export class AjaxResult<T = unknown> extends Result<Payload<T>> {
  readonly #envelope: Envelope<T>
  readonly #query: AjaxQuery
  readonly #reply: Pick<AjaxResultOptions<T>, 'status' | 'isReplay' | 'mayHaveRun'>

  constructor({ answer, query, error, ...reply }: AjaxResultOptions<T>) {
    super()
    this.#query = copyPlain(query)
    this.#reply = reply
    const failure = error ?? errorOfAnswer(answer, { requestInfo: query, status: reply.status })
    if (failure !== undefined) this.addError(failure, baseError)
    this.#envelope = failure === undefined ? readEnvelope(answer) : {}
  }

  /** `{ result, time }` of the reply, frozen; `undefined` when the call did not succeed. */
  override getData(): SuccessPayload<T> | undefined {
    return this.isSuccess ? this.#envelope.data : undefined
  }

  /** Always throws `ReferenceError`: the outcome of a call does not change. */
  override setData(): never {
    throw new ReferenceError('AjaxResult does not change.')
  }

  /** HTTP status. */
  getStatus(): number {
    return this.#reply.status
  }

  /**
   * REST v3: true when the portal answered from memory: a call with this idempotency key had run before, and did not run again.
   * A page of another origin cannot read the header that says so.
   */
  isIdempotentReplay(): boolean {
    return this.#reply.isReplay ?? false
  }

  /** True when an attempt before this reply was lost and may have run: a command that a batch refuses now may be done all the same. */
  mayHaveRunBefore(): boolean {
    return this.#reply.mayHaveRun ?? false
  }

  /** A copy of the request, frozen at the top. */
  getQuery(): AjaxQuery {
    return Object.freeze(copyPlain(this.#query))
  }

  /**
   * True when a REST v2 list has a next page.
   * @deprecated read lists with `callList` or `fetchList`
   */
  isMore(): boolean {
    return this.isSuccess && this.#envelope.next !== undefined
  }

  /**
   * True when a REST v2 list has a next page.
   * @deprecated read lists with `callList` or `fetchList`
   */
  hasMore(): boolean {
    return this.isMore()
  }

  /**
   * Rows of a REST v2 list in all its pages; 0 when the reply does not say.
   * @deprecated read lists with `callList` or `fetchList`
   */
  getTotal(): number {
    return this.#envelope.total ?? 0
  }

  /** What the reply of a REST v2 list says beside its rows: where the next page begins, and how many rows all pages have. */
  getPaging(): { readonly next: number | undefined; readonly total: number | undefined } {
    const { next, total } = this.#envelope
    return { next, total }
  }

  /**
   * Reads the next page of a REST v2 list; `false` at the end.
   * @throws {SdkError} `JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3`: an HTTP client of v3 was given
   * @deprecated read lists with `callList` or `fetchList`
   */
  async getNext(http: PageCaller): Promise<AjaxResult<T> | false> {
    return (await this.fetchNext(http)) ?? false
  }

  /**
   * Reads the next page of a REST v2 list; `null` at the end.
   * @throws {SdkError} `JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3`: an HTTP client of v3 was given
   * @deprecated read lists with `callList` or `fetchList`
   */
  async fetchNext(http: PageCaller): Promise<AjaxResult<T> | null> {
    const { method, params, requestId } = copyPlain(this.#query)
    if (http.apiVersion === ApiVersion.v3) throw pagingNotInV3({ method, requestId })
    const start = this.#envelope.next
    if (!this.isSuccess || start === undefined) return null
    return await http.call<T>(method, { ...params, start }, requestId)
  }
}

/** What of an HTTP client (`TypeHttp`) the next page is read by. */
export interface PageCaller {
  readonly apiVersion: ApiVersion
  call<T>(method: string, params: TypeCallParams, requestId?: string): Promise<AjaxResult<T>>
}

interface Envelope<T> {
  readonly data?: SuccessPayload<T>
  readonly next?: number | undefined
  readonly total?: number | undefined
}

/** A batch hands its rows over as envelopes of their own, so one reading serves single calls and rows. */
const readEnvelope = <T>(answer: Payload<T> | undefined): Envelope<T> => {
  if (!isSuccessAnswer(answer)) return {}
  const { next, total } = answer
  return {
    data: Object.freeze({ result: answer.result, time: answer.time }),
    // No next page begins at 0.
    next: countOf(next) || undefined,
    total: countOf(total),
  }
}

/** A count of rows, which a portal sends as a number or as digits. */
const countOf = (value: unknown): number | undefined => {
  const count = isString(value) && value !== '' ? Number(value) : value
  return isNumber(count) && Number.isSafeInteger(count) && count >= 0 ? count : undefined
}

/** Asked of what tells no error. */
const isSuccessAnswer = <T>(
  answer: Payload<T> | undefined,
): answer is GetPayload<T> & { next?: unknown; total?: unknown } => isObject(answer)
