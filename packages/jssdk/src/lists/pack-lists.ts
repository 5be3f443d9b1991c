import type { TypeCallParams } from '../types/call-params.ts'
import type { ListRest } from './list-cursor.ts'
import type { ListSetup, OpenList } from './list-setup.ts'
import { beginningOf } from './open-list.ts'

/** One of many lists of the same method. */
export interface KeyedList {
  readonly key: number
  readonly setup: ListSetup
  /** What is left of it. */
  readonly rest: ListRest
}

/** A list whose rows are not known, or one that is open. */
export interface Standing extends KeyedList {
  readonly open?: { readonly list: OpenList; readonly level: number }
}

/** A list's share of a batch. */
export interface Portion {
  readonly standing: Standing
  readonly commands: readonly TypeCallParams[]
  /** Position of its first command in the batch. */
  readonly position: number
}

/** Fills a batch with pages of many lists: more of a list the longer it has proved to be. */
export const packLists = (waiting: readonly Standing[], capacity: number): readonly Portion[] => {
  const portions: Portion[] = []
  let position = 0
  for (const standing of waiting) {
    if (position >= capacity) break
    const commands = commandsOf(standing, capacity - position, position)
    portions.push({ standing, commands, position })
    position += commands.length
  }
  return portions
}

const commandsOf = (standing: Standing, room: number, position: number): readonly TypeCallParams[] => {
  const { open } = standing
  const after = afterOf(standing)
  if (open === undefined) return [firstPage(standing).params]
  const { list, level } = open
  const pageSize = list.sizes.granted()
  // A page alone shows what the method grants.
  if (pageSize === 0) return [list.query.pageParams({ after, cursorIdKey: list.cursorIdKey, limit: list.sizes.next() })]
  const depth = list.pace.depth({ level, pagesLeft: undefined, maxPages: list.sizes.maxPages() })
  return list.chain.commands({
    ...list,
    range: { after },
    depth: Math.min(room, depth),
    firstPosition: position,
    pageSize,
  })
}

/** The first page of a list, by the likeliest name of its ids. */
export const firstPage = (
  list: KeyedList,
): { params: TypeCallParams; query: OpenList['query']; cursorIdKey: string; start: number } => {
  const { setup } = list
  const [cursorIdKey] = setup.cursorIdKeys
  const query = setup.queryFor(cursorIdKey)
  const start = beginningOf(setup, query, afterOf(list))
  const params = query.pageParams({ after: start, cursorIdKey, limit: setup.sizes.next() })
  return { params, query, cursorIdKey, start }
}

/** The id up to which a list that goes along ids was read. */
export const afterOf = ({ rest }: KeyedList): number =>
  rest.kind === 'id' ? (rest.ranges[0]?.after ?? -Infinity) : -Infinity
