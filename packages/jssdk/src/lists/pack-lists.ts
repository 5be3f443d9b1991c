import type { TypeCallParams } from '../types/call-params.ts'
import type { ListSetup, OpenList } from './list-setup.ts'

/** One of many lists of the same method. */
export interface KeyedList<Key> {
  readonly key: Key
  readonly setup: ListSetup
}

/** A list that is not begun, or that was read up to an id. */
export interface Standing<Key> extends KeyedList<Key> {
  readonly open?: { readonly list: OpenList; readonly after: number; readonly level: number }
}

/** A list's share of a batch. */
export interface Portion<Key> {
  readonly standing: Standing<Key>
  readonly commands: readonly TypeCallParams[]
  /** Position of its first command in the batch. */
  readonly position: number
}

/** Fills a batch with pages of many lists: more of a list the longer it has proved to be. */
export const packLists = <Key>(waiting: readonly Standing<Key>[], capacity: number): readonly Portion<Key>[] => {
  const portions: Portion<Key>[] = []
  let position = 0
  for (const standing of waiting) {
    if (position >= capacity) break
    const commands = commandsOf(standing, capacity - position, position)
    portions.push({ standing, commands, position })
    position += commands.length
  }
  return portions
}

const commandsOf = <Key>({ setup, open }: Standing<Key>, room: number, position: number): readonly TypeCallParams[] => {
  if (open === undefined) return [firstPage(setup).params]
  const { list, after, level } = open
  const depth = list.pace.depth({ level, pagesLeft: undefined, maxPages: list.sizes.maxPages() })
  const pageSize = list.sizes.granted()
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
  setup: ListSetup,
): { params: TypeCallParams; query: OpenList['query']; cursorIdKey: string; start: number } => {
  const [cursorIdKey] = setup.cursorIdKeys
  const query = setup.queryFor(cursorIdKey)
  const params = query.pageParams({ after: query.after, cursorIdKey, limit: setup.sizes.next() })
  return { params, query, cursorIdKey, start: query.after }
}
