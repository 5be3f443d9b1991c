import type { SdkErrorCode } from '../codes.ts'
import { ofRequest, sdkError } from '../sdk-error.ts'
import type { SdkError } from '../sdk-error.ts'

/** The list of an error. */
export interface ListFacts {
  readonly method: string
  readonly requestId?: string | undefined
  readonly cause?: unknown
}

/** `text` follows the method's name in the message. */
const listError = ({ method, requestId, cause }: ListFacts, code: SdkErrorCode, text: string, status = 500): SdkError =>
  sdkError(code, status, `${method} ${text}${ofRequest(requestId)}.`, cause)

/** A page is not beyond a place in the list. */
export const listStalled = (list: ListFacts, place: unknown): SdkError =>
  listError(
    list,
    'JSSDK_LIST_STALLED',
    `does not go beyond ${String(place)}. Check idKey and cursorIdKey, or use call.make`,
  )

/** A reply without a list. The method returns no list, or it failed to return a page. */
export const listHasNoPage = (list: ListFacts): SdkError =>
  listError(list, 'JSSDK_LIST_NO_LIST', 'gives no list. Check customKeyForResult, or use call.make')

/** There may be more rows, but no way to request them. */
export const listKeyUnknown = (list: ListFacts): SdkError =>
  listError(list, 'JSSDK_LIST_KEY_UNKNOWN', 'may have more rows. Name idKey and cursorIdKey, or use call.make')

/** The rows of a tail have no value to continue from, or their numbers are too large to be exact. */
export const tailWithoutCursor = (list: ListFacts, field: string): SdkError =>
  listError(list, 'JSSDK_LIST_KEY_UNKNOWN', `gives no exact ${field} (cursorField). Add it to select`)

/** Rows moved while they were read with offset paging. */
export const listMoved = (list: ListFacts): SdkError =>
  listError(list, 'JSSDK_LIST_MOVED', 'moved its rows: some may be missing. Try again')

export const cursorInvalid = (list: ListFacts): SdkError =>
  listError(list, 'JSSDK_CURSOR_INVALID', 'has another cursor. Pass its own', 400)

/** The portal answered errors in place of a page of a stream. `name` is set when there are many lists. */
export const streamFailed = (
  { method, requestId }: ListFacts,
  kind: 'LIST_METHOD_API_V2' | 'LIST_METHOD_API_V3' | 'TAIL_METHOD_API_V3',
  errors: ReadonlyMap<string, Error>,
  name?: string,
): SdkError => {
  const all = [...errors.values()]
  const of = name === undefined ? '' : `list ${name}: `
  const messages = all.map(({ message }) => message).join('; ')
  return sdkError(
    `JSSDK_CORE_B24_FETCH_${kind}`,
    500,
    `API Error: ${of}${messages}. See progressOf of ${method}${ofRequest(requestId)}.`,
    all[0],
  )
}

export const tailNeedsInitialValue = (list: ListFacts, action: 'callTail' | 'fetchTail'): SdkError =>
  listError(
    list,
    `JSSDK_CORE_B24_${action === 'callTail' ? 'CALL' : 'FETCH'}_TAIL_DESC_REQUIRES_INITIAL_VALUE`,
    'needs initialValue for DESC',
  )

export const listFilterNotArray = (list: ListFacts): SdkError =>
  listError(list, 'JSSDK_ACTION_V3_LIST_FILTER_NOT_ARRAY', 'takes a list as filter')

/** The cost of a list cannot be estimated. REST v3 does not count rows, and some methods of REST v2 do not either. */
export const listCountUnknown = (
  list: ListFacts,
  code: 'JSSDK_LIST_KEY_UNKNOWN' | 'JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3',
): SdkError => listError(list, code, 'does not count its rows. See its cost')

export const aggregateFunctionInvalid = (list: ListFacts, name: string, known: readonly string[]): SdkError =>
  listError(list, 'JSSDK_AGGREGATE_V3_INVALID_FUNCTION', `has no function ${name}. Use ${known.join(', ')}`, 400)

/** `part` is `select`, or a function in it. */
export const aggregateSelectInvalid = (list: ListFacts, part: string): SdkError =>
  listError(list, 'JSSDK_AGGREGATE_V3_INVALID_SELECT', `needs a field in ${part}`, 400)
