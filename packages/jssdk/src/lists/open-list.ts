import { AjaxError } from '../errors/ajax-error.ts'
import { listStalled } from '../errors/list-errors.ts'
import { findRows } from './list-keys.ts'
import type { Findings, ListEnd, ListPage, ListSetup, OpenList } from './list-setup.ts'
import type { IdRange } from './list-cursor.ts'
import type { ListQuery } from './page-request.ts'
import type { PageReply } from './page-reader.ts'
import { note } from './read-range.ts'
import { readId } from './row-id.ts'
import { verifyPage } from './verify-page.ts'
import { warnContainerMissing, warnUnreadable } from './warnings.ts'

/** The first page of a list and, when it was full, what is needed to read on. */
export interface Opening {
  readonly page: ListPage | undefined
  /** `undefined` where the list goes on. */
  readonly end: ListEnd | undefined
  readonly list: OpenList | undefined
}

const ended: ListEnd = { kind: 'end' }

/**
 * Reads the first page of a range (of the whole list where it has no bounds) and finds out where rows and ids are in it. Where the caller
 * has not named the id field of the request, a second name is tried when the method refuses or ignores the first.
 * @throws {SdkError} `JSSDK_LIST_STALLED`: the method ignores the filter or the order by id
 */
export const openList = async (setup: ListSetup, range: Partial<IdRange>): Promise<Opening> => {
  const [first, ...others] = setup.cursorIdKeys
  let attempt = await tryKey(setup, first, range)
  // The likeliest once more at the end: a portal may have been out of sorts.
  for (const key of [...others, first]) if (attempt.isWrongKey) attempt = await tryKey(setup, key, range)
  if (attempt.isWrongKey) throw attempt.error
  return attempt
}

export type Attempt = ({ readonly isWrongKey: false } & Opening) | { readonly isWrongKey: true; readonly error: Error }

const tryKey = async (
  setup: ListSetup,
  cursorIdKey: string,
  { after = 0, upTo }: Partial<IdRange>,
): Promise<Attempt> => {
  const query = setup.queryFor(cursorIdKey)
  const start = Math.max(query.after, after)
  try {
    const reply = await setup.reader.readPage(
      query.pageParams({ after: start, upTo, cursorIdKey, limit: setup.sizes.next() }),
    )
    return judgeFirstPage(setup, query, { cursorIdKey, start, upTo }, reply)
  } catch (error) {
    // Controllers refuse an unknown field in the filter.
    if (error instanceof AjaxError && error.status === 400 && setup.cursorIdKeys.length > 1)
      return { isWrongKey: true, error }
    throw error
  }
}

export interface Place {
  readonly cursorIdKey: string
  readonly start: number
  readonly upTo: number | undefined
}

/** Judges the first page, from a request of its own or out of a batch. */
export const judgeFirstPage = (
  setup: ListSetup,
  query: ListQuery,
  { cursorIdKey, start, upTo }: Place,
  reply: PageReply,
): Attempt => {
  const finish = (page: ListPage | undefined, end: ListEnd = ended): Attempt => ({
    isWrongKey: false,
    page,
    end,
    list: undefined,
  })
  if (reply.kind === 'softError') return finish(undefined, reply)
  if (reply.kind !== 'page') return finish(undefined)
  setup.pace.learn([reply.time])
  const { rows, keys, isContainerMissing } = findRows(reply.result, setup.given)
  if (isContainerMissing) warnContainerMissing(setup)
  const mayContinue = setup.sizes.mayContinue(rows.length)
  if (rows.length === 0) return finish(undefined)
  const { idKey } = keys
  if (idKey === undefined) {
    if (mayContinue && setup.isPaged) warnUnreadable(setup, 'ID')
    return finish({ rows, lastId: undefined })
  }
  const verdict = verifyPage(rows, { idKey, after: start === 0 ? -1 : start, upTo })
  if (verdict.kind === 'empty') return finish(undefined)
  if (verdict.kind === 'unreadable') {
    if (mayContinue && setup.isPaged) warnUnreadable(setup, idKey)
    return finish({ rows, lastId: undefined })
  }
  if (verdict.kind === 'stray') {
    // A method without pages or order has given everything already.
    if (start === 0 && !(mayContinue && setup.isPaged)) return finish({ rows, lastId: undefined })
    return { isWrongKey: true, error: listStalled({ method: setup.method, lastId: start }) }
  }
  const page = { rows, lastId: verdict.lastId }
  setup.pace.learnSize(rows[0], rows.length)
  if (!mayContinue || !setup.isPaged) return finish(page)
  const findings: Findings = { newestId: undefined, brokenChains: 0, rowsPerId: 0 }
  note(findings, (readId(rows[0], idKey) ?? 0) - 1, page)
  const list = { ...setup, cursorIdKey, query, keys: { ...keys, idKey }, findings }
  return { isWrongKey: false, page, end: undefined, list }
}
