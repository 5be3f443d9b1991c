import type { TypeCallParams } from '../../types/calls/call-params.ts'
import type { ListRest } from '../place/list-cursor.ts'
import type { ListSetup, OpenList } from '../list-setup.ts'
import { firstPage } from './open-list.ts'
import type { FirstPage } from './open-list.ts'

/** One of many lists of the same method. */
export interface KeyedList {
  readonly key: number
  readonly setup: ListSetup
  /** The part of the list that is left. */
  readonly rest: ListRest
}

/** A list that is being read. */
export interface Lane extends KeyedList {
  rest: ListRest
  /** Set after its first page. */
  list?: OpenList | undefined
  /** Number of successful batches. */
  level: number
}

/** A list's part of a batch. */
export interface Share {
  readonly lane: Lane
  readonly commands: readonly TypeCallParams[]
}

/** Fills a batch with pages of many lists. A list gets more pages the longer it has turned out to be. */
export const packLists = (waiting: readonly Lane[], capacity: number): readonly Share[] => {
  const shares: Share[] = []
  let position = 0
  for (const lane of waiting) {
    if (position >= capacity) break
    const commands = commandsOf(lane, capacity - position, position)
    shares.push({ lane, commands })
    position += commands.length
  }
  return shares
}

const commandsOf = (lane: Lane, room: number, firstPosition: number): readonly TypeCallParams[] => {
  const { list, level } = lane
  if (list === undefined) return [firstPageOf(lane).params]
  const { sizes, sizer, query, chain } = list
  const range = { after: afterOf(lane) }
  // The method's page size is not known yet, so one page is read first to learn it.
  if (sizes.granted() === 0) return [query.page(range, sizes.next())]
  const depth = Math.min(room, sizer.depth(level, sizes.maxPages()))
  return chain.commands(list, range, depth, firstPosition)
}

/** The first page of a list, with the most likely id field. */
export const firstPageOf = (list: KeyedList): FirstPage =>
  firstPage(list.setup, list.setup.cursorIdKeys[0], { after: afterOf(list) })

/** The last id that was read of a list with keyset paging. */
export const afterOf = ({ rest }: KeyedList): number =>
  ('ranges' in rest ? rest.ranges[0]?.after : undefined) ?? -Infinity
