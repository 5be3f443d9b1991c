import { AjaxError } from '../errors/ajax-error.ts'
import { listHasNoPage, listStalled } from '../errors/list-errors.ts'
import type { IdRange } from './list-cursor.ts'
import { findRows } from './list-keys.ts'
import type { Findings, ListPage, ListSetup, OpenList } from './list-setup.ts'
import type { ListQuery } from './page-request.ts'
import type { PageReply } from './page-reader.ts'
import { pageSizeV2 } from './page-sizes.ts'
import { note } from './read-range.ts'
import { readId } from './row-id.ts'
import { belowFirst, verifyPage } from './verify-page.ts'
import { containerMissing, keyMissing } from './warnings.ts'

/** What the first page of a list has shown. */
export type Opening =
  | { readonly kind: 'ended'; readonly page: ListPage | undefined }
  | { readonly kind: 'open'; readonly page: ListPage; readonly list: OpenList }
  /** There may be more, and rows cannot be told apart by ids, or not be asked for by them. Nothing was handed over. */
  | { readonly kind: 'noKeyset' }

/** The first page, as one name of the ids in the request brings it. */
export type Attempt =
  | Opening
  /** The method refuses or ignores the name. */
  | { readonly kind: 'wrongKey'; readonly error: Error }
  | { readonly kind: 'noList' }

/**
 * Reads the first page of a range (of the whole list where it has no bounds) and finds out where rows and ids are in it. Where the caller
 * has not named the id field of the request, a second name is tried when the method refuses or ignores the first.
 * @throws {SdkError} `JSSDK_LIST_STALLED`: the method ignores the filter or the order by id; `JSSDK_LIST_NO_LIST`
 */
export const openList = async (setup: ListSetup, range: IdRange): Promise<Opening> => {
  const isBeginning = range.after === -Infinity && range.upTo === undefined
  const [first, ...others] = setup.cursorIdKeys
  // The likeliest once more at the end: a portal may have been out of sorts.
  const keys = [first, ...others, ...(setup.isKnown || !isBeginning ? [first] : [])]
  let attempt = await tryKey(setup, first, range)
  for (const key of keys.slice(1)) if (attempt.kind === 'wrongKey') attempt = await tryKey(setup, key, range)
  // Not at once the caller's fault: a portal may have answered out of turn.
  if (attempt.kind === 'noList') attempt = await tryKey(setup, first, range)
  if (attempt.kind === 'noList') throw listHasNoPage({ method: setup.method, isFirst: isBeginning })
  if (attempt.kind !== 'wrongKey') return attempt
  if (isBeginning) return { kind: 'noKeyset' }
  throw attempt.error
}

const tryKey = async (setup: ListSetup, cursorIdKey: string, { after, upTo }: IdRange): Promise<Attempt> => {
  const query = setup.queryFor(cursorIdKey)
  const start = beginningOf(setup, query, after)
  try {
    const reply = await setup.reader.readPage(
      query.pageParams({ after: start, upTo, cursorIdKey, limit: setup.sizes.next() }),
    )
    return judgeFirstPage(setup, query, { cursorIdKey, start, upTo }, reply)
  } catch (error) {
    // Controllers refuse an unknown field in the filter.
    if (error instanceof AjaxError && error.status === 400 && setup.cursorIdKeys.length > 1)
      return { kind: 'wrongKey', error }
    throw error
  }
}

/** Ids of methods that are known begin above 0; of another method nobody knows. */
export const beginningOf = ({ isKnown }: ListSetup, query: ListQuery, after: number): number =>
  Math.max(query.after, isKnown ? Math.max(after, 0) : after)

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
  const finish = (page?: ListPage): Attempt => ({ kind: 'ended', page })
  const { method, given } = setup
  const found = findRows(reply.result, given)
  if (found.kind === 'noList') return { kind: 'noList' }
  if (found.kind === 'containerMissing') {
    setup.warn(containerMissing(method, given.customKeyForResult ?? ''))
    return finish()
  }
  const { rows, keys } = found
  const mayContinue = setup.sizes.mayContinue(rows.length)
  const { idKey } = keys
  if (idKey === undefined) return mayContinue ? { kind: 'noKeyset' } : finish({ rows, lastId: undefined })
  const verdict = verifyPage(rows, { idKey, after: belowFirst(start), upTo })
  switch (verdict.kind) {
    case 'empty':
      return finish()
    case 'keyless':
      if (mayContinue) setup.warn(keyMissing(idKey), rows.length >= pageSizeV2)
      return finish({ rows, lastId: undefined })
    case 'unreadable':
      return mayContinue ? { kind: 'noKeyset' } : finish({ rows, lastId: undefined })
    case 'stray':
      // A page that is not full has given everything, in whatever order.
      if (start <= 0 && !mayContinue) return finish({ rows, lastId: undefined })
      return { kind: 'wrongKey', error: listStalled({ method, lastId: start }) }
    case 'sound':
  }
  const page = { rows, lastId: verdict.lastId }
  setup.pace.learnSize(rows[0], rows.length)
  if (!mayContinue) return finish(page)
  const findings: Findings = { newestId: undefined, brokenChains: 0, rowsPerId: 0 }
  note(findings, (readId(rows[0], idKey) ?? 0) - 1, page)
  return { kind: 'open', page, list: { ...setup, cursorIdKey, query, keys: { ...keys, idKey }, findings } }
}
