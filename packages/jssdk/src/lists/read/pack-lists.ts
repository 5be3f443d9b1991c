import type { TypeCallParams } from '../../types/calls/call-params.ts'
import type { ListRest } from '../place/list-cursor.ts'
import type { ListSetup, OpenList } from '../list-setup.ts'
import { firstPage } from './open-list.ts'
import type { FirstPage } from './open-list.ts'

/** One of many lists of the same method. */
export interface KeyedList {
  readonly key: number
  readonly setup: ListSetup
  /** What is left of it. */
  readonly rest: ListRest
}

/** A list that is being read. */
export interface Lane extends KeyedList {
  rest: ListRest
  /** Once its first page is there. */
  list?: OpenList | undefined
  /** Batches that went well. */
  level: number
}

/** A list's share of a batch. */
export interface Share {
  readonly lane: Lane
  readonly commands: readonly TypeCallParams[]
}

/** Fills a batch with pages of many lists: more of a list the longer it has proved to be. */
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
  // A page alone shows what the method grants.
  if (sizes.granted() === 0) return [query.page(range, sizes.next())]
  const depth = Math.min(room, sizer.depth(level, sizes.maxPages()))
  return chain.commands(list, range, depth, firstPosition)
}

/** The first page of a list, by the likeliest name of its ids. */
export const firstPageOf = (list: KeyedList): FirstPage =>
  firstPage(list.setup, list.setup.cursorIdKeys[0], { after: afterOf(list) })

/** The id up to which a list that goes along ids was read. */
export const afterOf = ({ rest }: KeyedList): number =>
  ('ranges' in rest ? rest.ranges[0]?.after : undefined) ?? -Infinity
