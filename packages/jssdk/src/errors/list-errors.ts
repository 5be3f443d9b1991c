import type { SdkErrorCode } from './codes.ts'
import { SdkError } from './sdk-error.ts'

/** The list an error speaks of. */
export interface ListFacts {
  readonly method: string
  readonly requestId?: string | undefined
  readonly cause?: unknown
}

const listError = (list: ListFacts, code: SdkErrorCode, status: number, description: string): SdkError =>
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
    500,
    `${list.method} gave a page that does not go beyond ${String(list.lastId)}: it ignores the filter, the order by id or the offset. Check idKey and cursorIdKey, or read it by its own paging`,
  )

/** A reply that holds no list: of a method that is none, or where a page of rows was due. */
export const listHasNoPage = (list: ListFacts & { readonly isFirst: boolean }): SdkError =>
  listError(
    list,
    'JSSDK_LIST_NO_LIST',
    500,
    list.isFirst
      ? `${list.method} answers with no list of rows. Use call.make for it, or name the field that holds the rows with customKeyForResult`
      : `${list.method} answered twice with no list where a page of rows was due. The rows before are good: go on from the cursor later`,
  )

/** There may be more rows, and no way to ask for them. */
export const listKeyUnknown = (list: ListFacts & { readonly isOwnPaging: boolean }): SdkError =>
  listError(
    list,
    'JSSDK_LIST_KEY_UNKNOWN',
    500,
    list.isOwnPaging
      ? `${list.method} goes on in a way of its own, such as LAST_ID, which a list cannot follow. The rows so far are the first page: read on with call.make and the method's own parameters`
      : `${list.method} may have more rows than these, but it is read neither along an id nor by \`start\`. Name its id with idKey and cursorIdKey, or read on with call.make and the method's own parameters`,
  )

/** The rows of a tail do not say where to go on. */
export const tailWithoutCursor = (list: ListFacts & { readonly field: string }): SdkError =>
  listError(
    list,
    'JSSDK_LIST_KEY_UNKNOWN',
    500,
    `The last row of ${list.method} has no ${list.field} (cursorField), so what follows cannot be asked for. Add it to select`,
  )

/** Rows moved while they were counted. */
export const listMoved = (list: ListFacts): SdkError =>
  listError(
    list,
    'JSSDK_LIST_MOVED',
    500,
    `Rows of ${list.method} were added or removed while it was read by offsets, so that some may be missing. Read it from the beginning, when fewer changes are made or with a filter that leaves fewer rows`,
  )

export const cursorInvalid = (list: ListFacts & { readonly reason: string }): SdkError =>
  listError(
    list,
    'JSSDK_CURSOR_INVALID',
    400,
    `The cursor given to ${list.method} cannot be used: ${list.reason}. Pass a cursor of the same list unchanged, or start from the beginning`,
  )

/** What ended a list, page by page; the first is the cause. */
type Failed = ListFacts & { readonly errors: ReadonlyMap<string, Error>; readonly name?: string }

const pageFailed = ({ errors, name, ...list }: Failed, code: SdkErrorCode, place: string): SdkError => {
  const [cause] = errors.values()
  const messages = [...errors.values()].map(({ message }) => message).join('; ')
  const of = name === undefined ? '' : `list ${name}: `
  return listError(
    { ...list, cause },
    code,
    500,
    `API Error: ${of}${messages}. ${list.method} failed between two pages; the rows before are good: go on from the last ${place}`,
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
    500,
    `${list.method} read downwards needs a value to start from. Nothing was sent; give initialValue`,
  )

export const listFilterNotArray = (list: ListFacts): SdkError =>
  listError(
    list,
    'JSSDK_ACTION_V3_LIST_FILTER_NOT_ARRAY',
    500,
    `The filter of ${list.method} is an object, REST v3 takes a list of conditions. Nothing was sent; build it with FilterV3`,
  )

export const listCountNotInV3 = (list: ListFacts): SdkError =>
  listError(
    list,
    'JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3',
    500,
    `REST v3 counts no rows, so what ${list.method} is going to cost cannot be said beforehand. Nothing was sent; see the cost of the list afterwards`,
  )

export const listCountUnknown = (list: ListFacts): SdkError =>
  listError(
    list,
    'JSSDK_LIST_KEY_UNKNOWN',
    500,
    `${list.method} does not say how many rows it has, so what it is going to cost cannot be said beforehand. See the cost of the list afterwards`,
  )

export const aggregateFunctionInvalid = (list: ListFacts & { readonly name: string }): SdkError =>
  listError(
    list,
    'JSSDK_AGGREGATE_V3_INVALID_FUNCTION',
    400,
    `${list.method} has no function ${list.name}. Nothing was sent; use count, countDistinct, sum, avg, min or max`,
  )

export const aggregateSelectInvalid = (list: ListFacts & { readonly reason: string }): SdkError =>
  listError(
    list,
    'JSSDK_AGGREGATE_V3_INVALID_SELECT',
    400,
    `The select of ${list.method} cannot be used: ${list.reason}. Nothing was sent; name at least one field of one function`,
  )
