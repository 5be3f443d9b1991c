import type { SdkErrorCode } from './codes.ts'
import { SdkError } from './sdk-error.ts'

/** The list an error speaks of. */
export interface ListFacts {
  readonly method: string
  readonly requestId?: string | undefined
  readonly cause?: unknown
}

const listError = (list: ListFacts, code: SdkErrorCode, description: string, status = 500): SdkError =>
  new SdkError({
    code,
    status,
    description: `${description}${list.requestId === undefined ? '' : ` (request ${list.requestId})`}.`,
    originalError: list.cause,
  })

export const listStalled = (list: ListFacts & { readonly lastId: unknown }): SdkError =>
  listError(
    list,
    'JSSDK_LIST_STALLED',
    `${list.method} gave a page that does not go beyond ${String(list.lastId)}: it ignores filter, order or offset. Check idKey and cursorIdKey, or use call.make`,
  )

/** A reply that holds no list: of a method that is none, or where a page of rows was due. */
export const listHasNoPage = (list: ListFacts & { readonly isFirst: boolean }): SdkError =>
  listError(
    list,
    'JSSDK_LIST_NO_LIST',
    list.isFirst
      ? `${list.method} answers with no list. Use call.make, or name the field of the rows with customKeyForResult`
      : `${list.method} answered twice with no list. The rows before are good: go on from the cursor`,
  )

/** There may be more rows, and no way to ask for them. */
export const listKeyUnknown = (list: ListFacts & { readonly isOwn?: boolean }): SdkError =>
  listError(
    list,
    'JSSDK_LIST_KEY_UNKNOWN',
    `${list.method} may have more rows, and ${
      list.isOwn === true
        ? 'goes on in a way of its own, such as LAST_ID. Read'
        : 'neither an id nor `start` leads to them. Name idKey and cursorIdKey, or read'
    } on with call.make`,
  )

/** The rows of a tail do not say where to go on. */
export const tailWithoutCursor = (list: ListFacts & { readonly field: string }): SdkError =>
  listError(
    list,
    'JSSDK_LIST_KEY_UNKNOWN',
    `The last row of ${list.method} has no ${list.field} (cursorField) to go on from. Add it to select`,
  )

/** Rows moved while they were counted. */
export const listMoved = (list: ListFacts): SdkError =>
  listError(
    list,
    'JSSDK_LIST_MOVED',
    `Rows of ${list.method} were added or removed while it was read by offsets: some may be missing. Read it again, fewer rows at a time by a filter`,
  )

export const cursorInvalid = (list: ListFacts & { readonly reason: string }): SdkError =>
  listError(
    list,
    'JSSDK_CURSOR_INVALID',
    `The cursor given to ${list.method} cannot be used: ${list.reason}. Pass one of the same list unchanged, or none`,
    400,
  )

/** What ended a list, page by page; the first is the cause. */
type Failed = ListFacts & { readonly errors: ReadonlyMap<string, Error>; readonly name?: string }

const pageFailed = (failed: Failed, code: SdkErrorCode, place: string): SdkError => {
  const errors = [...failed.errors.values()]
  const of = failed.name === undefined ? '' : `list ${failed.name}: `
  return listError(
    { ...failed, cause: errors[0] },
    code,
    `API Error: ${of}${errors.map(({ message }) => message).join('; ')}. The rows of ${failed.method} before are good: go on from the last ${place}`,
  )
}

/** A page failed while a list was streamed, or one of many lists, which `name` then names. */
export const fetchListFailed = ({ version, ...failed }: Failed & { readonly version: 'v2' | 'v3' }): SdkError =>
  pageFailed(
    failed,
    version === 'v2' ? 'JSSDK_CORE_B24_FETCH_LIST_METHOD_API_V2' : 'JSSDK_CORE_B24_FETCH_LIST_METHOD_API_V3',
    'id',
  )

/** A page failed while a tail was streamed. */
export const fetchTailFailed = (failed: Failed): SdkError =>
  pageFailed(failed, 'JSSDK_CORE_B24_FETCH_TAIL_METHOD_API_V3', 'cursor value')

export const tailNeedsInitialValue = (list: ListFacts & { readonly action: 'callTail' | 'fetchTail' }): SdkError =>
  listError(
    list,
    list.action === 'callTail'
      ? 'JSSDK_CORE_B24_CALL_TAIL_DESC_REQUIRES_INITIAL_VALUE'
      : 'JSSDK_CORE_B24_FETCH_TAIL_DESC_REQUIRES_INITIAL_VALUE',
    `${list.method} read downwards needs a value to start from. Nothing was sent; give initialValue`,
  )

export const listFilterNotArray = (list: ListFacts): SdkError =>
  listError(
    list,
    'JSSDK_ACTION_V3_LIST_FILTER_NOT_ARRAY',
    `The filter of ${list.method} is no list of conditions. Nothing was sent; build it with FilterV3`,
  )

export const listCountNotInV3 = (list: ListFacts): SdkError =>
  listError(
    list,
    'JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3',
    `REST v3 does not say how many rows ${list.method} has. Nothing was sent; see the cost of the list afterwards`,
  )

export const listCountUnknown = (list: ListFacts): SdkError =>
  listError(
    list,
    'JSSDK_LIST_KEY_UNKNOWN',
    `${list.method} does not say how many rows it has. See the cost of the list afterwards`,
  )

export const aggregateFunctionInvalid = (list: ListFacts & { readonly name: string }): SdkError =>
  listError(
    list,
    'JSSDK_AGGREGATE_V3_INVALID_FUNCTION',
    `${list.method} has no function ${list.name}. Nothing was sent; use count, countDistinct, sum, avg, min or max`,
    400,
  )

export const aggregateSelectInvalid = (list: ListFacts & { readonly reason: string }): SdkError =>
  listError(
    list,
    'JSSDK_AGGREGATE_V3_INVALID_SELECT',
    `The select of ${list.method} cannot be used: ${list.reason}. Nothing was sent; name a field of a function`,
    400,
  )
