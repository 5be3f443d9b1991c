import type { ListCode } from '../../packages/jssdk/src/errors/codes.ts'
import type { CodeWords } from './code-words.ts'

const pageRefused = {
  means:
    'The portal answered a page of a stream with an error that does not throw, such as a soft code. The message has the texts of the portal; `cause` is the first of the errors.',
  advice: '`progressOf(error)` has the rows so far and a `cursor` to go on from.',
  sent: 'reads',
} as const

const noInitialValue = {
  means: "A tail that is read downwards, `order: 'DESC'`, begins nowhere without `initialValue`.",
  advice: 'Give `initialValue`, or read upwards.',
  sent: 'nothing',
} as const

export const listWords = {
  JSSDK_LIST_STALLED: {
    means:
      'A page does not lie beyond the place where the page before it ended: the method ignores the filter, the order or the offset. Without this error the same rows would come again and again.',
    advice:
      'Check `idKey` and `cursorIdKey`, or leave them out: they are found by themselves. Read a method that cannot be paged with `call.make`. `progressOf(error)` has the rows so far.',
    sent: 'reads',
  },
  JSSDK_LIST_NO_LIST: {
    means:
      'The reply has no list: the method is none, such as `crm.item.get`, or the portal answered with something else where rows were due. One that writes, such as `crm.deal.add`, has run once.',
    advice:
      'Use `call.make` for what is no list. Where the reply has several lists, name that of the rows with `customKeyForResult`. After good pages go on from the `cursor` of `progressOf(error)`.',
    sent: 'reads',
  },
  JSSDK_LIST_KEY_UNKNOWN: {
    means:
      'There may be more rows, and no way is known to ask for them: nothing is known of the method, and its reply names no next page. Of a tail: the rows have no `cursorField`, or numbers in it beyond 2^53, which have lost digits. Of `explain`: the method does not count its rows.',
    advice:
      'Where the method filters by ids, name `idKey` and `cursorIdKey`; else read on with `call.make`. Of a tail: add the field to `select`. `progressOf(error)` has the rows so far.',
    sent: 'reads',
  },
  JSSDK_LIST_MOVED: {
    means:
      'Rows came or went while a list was counted, each time that it was read: some may be missing. Or a list goes on from a cursor, and its rows have moved since.',
    advice: 'Read the list again from its beginning, or less of it by a filter.',
    sent: 'reads',
  },
  JSSDK_CURSOR_INVALID: {
    means:
      'The cursor is none, or that of another list: of another method, of other parameters (only `select` may change), or of other parents.',
    advice: 'Give the list its own cursor unchanged, or none to begin anew.',
    sent: 'nothing',
  },
  JSSDK_CORE_B24_FETCH_LIST_METHOD_API_V2: pageRefused,
  JSSDK_CORE_B24_FETCH_LIST_METHOD_API_V3: pageRefused,
  JSSDK_CORE_B24_FETCH_TAIL_METHOD_API_V3: pageRefused,
  JSSDK_CORE_B24_CALL_TAIL_DESC_REQUIRES_INITIAL_VALUE: noInitialValue,
  JSSDK_CORE_B24_FETCH_TAIL_DESC_REQUIRES_INITIAL_VALUE: noInitialValue,
  JSSDK_ACTION_V3_LIST_FILTER_NOT_ARRAY: {
    means: 'The filter of a REST v3 list is an object. REST v3 takes a list of conditions.',
    advice: 'Build it with `FilterV3.build(...)`.',
    sent: 'nothing',
  },
  JSSDK_AGGREGATE_V3_INVALID_FUNCTION: {
    means: '`select` of an aggregate names a function that REST v3 does not have.',
    advice: 'The message lists the functions.',
    sent: 'nothing',
  },
  JSSDK_AGGREGATE_V3_INVALID_SELECT: {
    means: '`select` of an aggregate names no function, or no field for one of them.',
    advice: "Give each function a list of fields: `{ sum: ['amount'] }`.",
    sent: 'nothing',
  },
} as const satisfies Record<ListCode, CodeWords>
