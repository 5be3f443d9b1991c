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
  /** The decoded body of the reply; ignored when `error` is given. */
  readonly answer?: Payload<T> | undefined
  readonly query: AjaxQuery
  /** HTTP status. */
  readonly status: number
  /** The error of the call, when the caller already has it. */
  readonly error?: Error | undefined
  /** Whether the portal answered from its record of earlier calls. */
  readonly isReplay?: boolean | undefined
  /** Whether an earlier attempt, whose reply was lost, may have run. */
  readonly mayHaveRun?: boolean | undefined
}

/** The key of the call's own error. */
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

  /** `{ result, time }` of the reply, frozen; `undefined` when the call failed. */
  override getData(): SuccessPayload<T> | undefined {
    return this.isSuccess ? this.#envelope.data : undefined
  }

  /** Always throws `ReferenceError`, because the outcome of a call cannot change. */
  override setData(): never {
    throw new ReferenceError('AjaxResult does not change.')
  }

  /** HTTP status. */
  getStatus(): number {
    return this.#reply.status
  }

  /**
   * REST v3: true when a call with this idempotency key had run before. The portal then answers from its record, and runs nothing again. A
   * page of another origin cannot read the header for this.
   */
  isIdempotentReplay(): boolean {
    return this.#reply.isReplay ?? false
  }

  /** True when an earlier attempt was lost and may have run. A batch command that is refused now may then have run before. */
  mayHaveRunBefore(): boolean {
    return this.#reply.mayHaveRun ?? false
  }

  /** A copy of the request. Its own members are frozen. */
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
   * Number of rows on all pages of a REST v2 list; 0 when the reply does not contain it.
   * @deprecated read lists with `callList` or `fetchList`
   */
  getTotal(): number {
    return this.#envelope.total ?? 0
  }

  /** The paging values of a REST v2 list's reply: the offset of the next page, and the number of rows on all pages. */
  getPaging(): { readonly next: number | undefined; readonly total: number | undefined } {
    const { next, total } = this.#envelope
    return { next, total }
  }

  /**
   * Reads the next page of a REST v2 list; `false` at the end.
   * @throws {SdkError} `JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3`: `http` is a client of v3
   * @deprecated read lists with `callList` or `fetchList`
   */
  async getNext(http: PageCaller): Promise<AjaxResult<T> | false> {
    return (await this.fetchNext(http)) ?? false
  }

  /**
   * Reads the next page of a REST v2 list; `null` at the end.
   * @throws {SdkError} `JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3`: `http` is a client of v3
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

/** The part of an HTTP client (`TypeHttp`) that reads the next page. */
export interface PageCaller {
  readonly apiVersion: ApiVersion
  call<T>(method: string, params: TypeCallParams, requestId?: string): Promise<AjaxResult<T>>
}

interface Envelope<T> {
  readonly data?: SuccessPayload<T>
  readonly next?: number | undefined
  readonly total?: number | undefined
}

/** Batches pass their results in the same envelope, so this function serves single calls and commands. */
const readEnvelope = <T>(answer: Payload<T> | undefined): Envelope<T> => {
  if (!isSuccessAnswer(answer)) return {}
  const { next, total } = answer
  return {
    data: Object.freeze({ result: answer.result, time: answer.time }),
    // 0 means that there is no next page, because the first page has the offset 0.
    next: countOf(next) || undefined,
    total: countOf(total),
  }
}

/** A number of rows. Portals send it as a number or as a text of digits. */
const countOf = (value: unknown): number | undefined => {
  const count = isString(value) && value !== '' ? Number(value) : value
  return isNumber(count) && Number.isSafeInteger(count) && count >= 0 ? count : undefined
}

/** Only for an answer without an error. */
const isSuccessAnswer = <T>(
  answer: Payload<T> | undefined,
): answer is GetPayload<T> & { next?: unknown; total?: unknown } => isObject(answer)
