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

export interface KeyedChunk {
  readonly key: number
  readonly rows: readonly unknown[]
  /** What is left of the list; `undefined` when nothing is, or as much as before. */
  readonly rest?: ListRest | undefined
  /** Nothing more comes of this list. */
  readonly isLast: boolean
}

/** Commands of a batch. */
const mostCommands = 50

/**
 * Reads many lists, their pages packed into common batches. The rows of a list come in ascending order, the lists mixed; each
 * ends with a chunk that says so. A list that a batch could not read is read by itself, and so is every list of a method that is not known
 * to go along ids.
 * @throws {PageErrors} with the key of a list as its position: the portal answered errors in place of a page of it
 */
export async function* readLists(lists: readonly KeyedList[]): Chunks<void> {
  const [first] = lists
  if (first === undefined) return
  const { sizer, reader } = first.setup
  let waiting: readonly Lane[] = lists.map((list) => ({ ...list, setup: { ...list.setup, sizer, reader }, level: 1 }))
  let most = mostCommands
  for (;;) {
    const [next, ...others] = waiting
    if (next === undefined) return
    const wanted = Math.min(most, sizer.depth(longestLevel, mostCommands))
    // One list is read best by itself, and so is each one where batches fail.
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
        // The batch could not read it: by itself from here on.
        if (outcome === 'broken') yield* readAlone(lane)
        else if (outcome !== 'end') unfinished.push(lane)
      }
      waiting = [...unfinished, ...waiting.slice(shares.length)]
    } else {
      yield* readAlone(next)
      waiting = others
    }
    most = Math.min(mostCommands, most * 2)
  }
}

type Chunks<End> = AsyncGenerator<KeyedChunk, End>

/** A list along ids whose conditions a batch can carry. */
const mayBePacked = ({ rest, setup }: Lane): boolean => 'ranges' in rest && setup.strategy !== 'pages'

/** Hands over what a batch has brought of a list. */
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
  // A page alone shows what the method grants.
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
