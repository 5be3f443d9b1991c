import { PageErrors } from '../page-errors.ts'
import { judgeFirstPage } from './open-list.ts'
import { afterOf, firstPageOf, packLists } from './pack-lists.ts'
import type { KeyedList, Lane } from './pack-lists.ts'
import type { CommandReply } from './page-reader.ts'
import { longestLevel } from '../budget/chain-depth.ts'
import { readList } from './read-list.ts'
import { joinPages, readBatch } from './read-step.ts'
import type { OpenList, Step } from '../list-setup.ts'
import type { ListRest } from '../place/list-cursor.ts'
import { maxBatchCommands } from '../../types/portal-figures.ts'

export interface KeyedChunk {
  readonly key: number
  readonly rows: readonly unknown[]
  /** The part that is left of the list. `undefined` when nothing is left, or when nothing has changed. */
  readonly rest?: ListRest | undefined
  /** Whether this is the last chunk of its list. */
  readonly isLast: boolean
}

/** The most commands in a batch. */

/**
 * Reads many lists, with their pages packed into shared batches. The rows of a list have ascending ids; chunks of different lists are
 * mixed. Each list ends with a chunk that is marked as the last. Lists are read alone after their batch failed, and when the method is not
 * known to support keyset paging.
 * @throws {PageErrors} its position is the key of a list: the portal answered errors in place of a page of this list
 */
export async function* readLists(lists: readonly KeyedList[]): Chunks<void> {
  const [first] = lists
  if (first === undefined) return
  const { sizer, reader } = first.setup
  let waiting: readonly Lane[] = lists.map((list) => ({ ...list, setup: { ...list.setup, sizer, reader }, level: 1 }))
  let most = maxBatchCommands
  for (;;) {
    const [next, ...others] = waiting
    if (next === undefined) return
    const wanted = Math.min(most, sizer.depth(longestLevel, maxBatchCommands))
    // A single list is faster alone. Lists are also read alone when batches fail.
    const mayPack = first.setup.isKnown && others.length > 0 && wanted > 1 && waiting.every(mayBePacked)
    if (mayPack) {
      const permit = await sizer.acquire(wanted)
      const shares = packLists(waiting, permit.pages)
      const commands = shares.flatMap((share) => share.commands)
      const replies = await readBatch(first.setup, commands, permit, false)
      if (replies === undefined || replies.every((reply) => reply === 'notRun')) {
        most = Math.floor(permit.pages / 2)
        continue
      }
      const unfinished: Lane[] = []
      let position = 0
      for (const { lane, commands: own } of shares) {
        const start = position
        position += own.length
        const outcome = yield* take(lane, replies.slice(start, position))
        // The batch could not read this list, so it is read alone from here on.
        if (outcome === 'broken') yield* readAlone(lane)
        else if (outcome !== 'end') unfinished.push(lane)
      }
      waiting = [...unfinished, ...waiting.slice(shares.length)]
    } else {
      yield* readAlone(next)
      waiting = others
    }
    most = Math.min(maxBatchCommands, most * 2)
  }
}

type Chunks<End> = AsyncGenerator<KeyedChunk, End>

/** Whether a list uses keyset paging, and a batch can express its conditions. */
const mayBePacked = ({ rest, setup }: Lane): boolean => 'ranges' in rest && setup.strategy !== 'pages'

/** Yields a list's rows from a batch. */
function* take(lane: Lane, replies: readonly CommandReply[]): Generator<KeyedChunk, Step['outcome']> {
  const { key } = lane
  const { pages, outcome } = lane.list === undefined ? firstStep(lane, replies[0]) : nextStep(lane, lane.list, replies)
  const isEnd = outcome === 'end'
  for (const [index, { rows, lastId }] of pages.entries()) {
    if (lastId !== undefined) lane.rest = { ranges: [{ after: lastId }] }
    yield { key, rows, rest: lane.rest, isLast: isEnd && index === pages.length - 1 }
  }
  if (isEnd && pages.length === 0) yield { key, rows: [], isLast: true }
  return outcome
}

const firstStep = (lane: Lane, reply: CommandReply | undefined): Step => {
  if (typeof reply !== 'object') return { pages: [], outcome: reply === 'refused' ? reply : 'broken' }
  const attempt = judgeFirstPage(lane.setup, firstPageOf(lane), reply)
  if (typeof attempt === 'string' || attempt instanceof Error) return { pages: [], outcome: 'broken' }
  const { list, page } = attempt
  lane.list = list
  return { pages: page === undefined ? [] : [page], outcome: list === undefined ? 'end' : 'more' }
}

const nextStep = (lane: Lane, list: OpenList, replies: readonly CommandReply[]): Step => {
  // The method's page size is not known yet, and this page finds it out.
  const isProbe = list.sizes.granted() === 0
  const step = joinPages(list, { after: afterOf(lane) }, replies)
  const mayContinue = !isProbe || list.sizes.mayContinue(step.pages[0]?.rows.length ?? 0)
  lane.level = mayContinue && step.outcome === 'more' ? lane.level + 1 : 0
  return step
}

async function* readAlone({ key, setup, rest }: Lane): Chunks<void> {
  try {
    for await (const chunk of readList({ ...setup, resumed: rest }))
      yield { key, rows: chunk.rows, rest: chunk.rest(), isLast: false }
  } catch (error) {
    throw error instanceof PageErrors ? new PageErrors(error.errors, key) : error
  }
  yield { key, rows: [], isLast: true }
}
