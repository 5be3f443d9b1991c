import type { TypeCallParams } from '../types/call-params.ts'
import type { ListRest } from './list-cursor.ts'
import type { ListSetup, OpenList } from './list-setup.ts'
import { firstPage } from './open-list.ts'
import type { FirstPage } from './open-list.ts'

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

const commandsOf = (standing: Standing, room: number, firstPosition: number): readonly TypeCallParams[] => {
  const { open } = standing
  if (open === undefined) return [firstPageOf(standing).params]
  const { list, level } = open
  const { sizes, pace } = list
  const range = { after: afterOf(standing) }
  // A page alone shows what the method grants.
  if (sizes.granted() === 0) return [list.query.pageParams({ ...range, limit: sizes.next() })]
  const depth = Math.min(room, pace.depth(level, sizes.maxPages()))
  return list.chain.commands({ ...list, range, depth, firstPosition })
}

/** The first page of a list, by the likeliest name of its ids. */
export const firstPageOf = (list: KeyedList): FirstPage =>
  firstPage(list.setup, list.setup.cursorIdKeys[0], { after: afterOf(list) })

/** The id up to which a list that goes along ids was read. */
export const afterOf = ({ rest }: KeyedList): number =>
  ('ranges' in rest ? rest.ranges[0]?.after : undefined) ?? -Infinity
