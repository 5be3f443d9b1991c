import type { SdkErrorCode } from '../codes.ts'
import { ofRequest, sdkError } from '../sdk-error.ts'
import type { SdkError } from '../sdk-error.ts'

/** The list an error speaks of. */
export interface ListFacts {
  readonly method: string
  readonly requestId?: string | undefined
  readonly cause?: unknown
}

/** `text` goes on behind the method's name. */
const listError = ({ method, requestId, cause }: ListFacts, code: SdkErrorCode, text: string, status = 500): SdkError =>
  sdkError(code, status, `${method} ${text}${ofRequest(requestId)}.`, cause)

/** A page does not lie beyond a place in the list. */
export const listStalled = (list: ListFacts, place: unknown): SdkError =>
  listError(
    list,
    'JSSDK_LIST_STALLED',
    `does not go beyond ${String(place)}. Check idKey and cursorIdKey, or use call.make`,
  )

/** A reply that holds no list: of a method that is none, or where a page of rows was due. */
export const listHasNoPage = (list: ListFacts): SdkError =>
  listError(list, 'JSSDK_LIST_NO_LIST', 'gives no list. Check customKeyForResult, or use call.make')

/** There may be more rows, and no way to ask for them. */
export const listKeyUnknown = (list: ListFacts): SdkError =>
  listError(list, 'JSSDK_LIST_KEY_UNKNOWN', 'may have more rows. Name idKey and cursorIdKey, or use call.make')

/** The rows of a tail do not say where to go on, or their numbers are too large to be exact. */
export const tailWithoutCursor = (list: ListFacts, field: string): SdkError =>
  listError(list, 'JSSDK_LIST_KEY_UNKNOWN', `gives no exact ${field} (cursorField). Add it to select`)

/** Rows moved while they were counted. */
export const listMoved = (list: ListFacts): SdkError =>
  listError(list, 'JSSDK_LIST_MOVED', 'moved its rows: some may be missing. Try again')

export const cursorInvalid = (list: ListFacts): SdkError =>
  listError(list, 'JSSDK_CURSOR_INVALID', 'has another cursor. Pass its own', 400)

/** The portal answered errors in place of a page of a stream, page by page; `name` tells which of many lists it is. */
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

/** What a list is going to cost cannot be told: REST v3 counts no rows, and of REST v2 not every method. */
export const listCountUnknown = (
  list: ListFacts,
  code: 'JSSDK_LIST_KEY_UNKNOWN' | 'JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3',
): SdkError => listError(list, code, 'does not count its rows. See its cost')

export const aggregateFunctionInvalid = (list: ListFacts, name: string, known: readonly string[]): SdkError =>
  listError(list, 'JSSDK_AGGREGATE_V3_INVALID_FUNCTION', `has no function ${name}. Use ${known.join(', ')}`, 400)

/** `part` is `select`, or a function in it. */
export const aggregateSelectInvalid = (list: ListFacts, part: string): SdkError =>
  listError(list, 'JSSDK_AGGREGATE_V3_INVALID_SELECT', `needs a field in ${part}`, 400)
