import { PageErrors } from './page-errors.ts'
import { judgeFirstPage } from './open-list.ts'
import { afterOf, firstPageOf, packLists } from './pack-lists.ts'
import type { KeyedList, Portion, Standing } from './pack-lists.ts'
import type { CommandReply } from './page-reader.ts'
import { longestLevel } from './chain-depth.ts'
import { readList } from './read-list.ts'
import { joinPages, readBatch } from './read-step.ts'
import type { ListRest } from './list-cursor.ts'

export interface KeyedChunk {
  readonly key: number
  readonly rows: readonly unknown[]
  /** What is left of the list; `undefined` when nothing is, or as much as before. */
  readonly rest?: ListRest | undefined
  /** Nothing more comes of this list. */
  readonly isLast: boolean
}

/** What becomes of a list after its share of a batch, where it has not ended. */
interface Next {
  readonly standing: Standing
  /** The batch could not read it: by itself from here on. */
  readonly isAlone: boolean
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
  const { pace, reader } = first.setup
  let waiting: readonly Standing[] = lists.map((list) => ({ ...list, setup: { ...list.setup, pace, reader } }))
  let most = mostCommands
  while (waiting.length > 0) {
    const wanted = Math.min(most, pace.depth(longestLevel, mostCommands))
    // One list is read best by itself, and so is each one where batches fail.
    const mayPack = first.setup.isKnown && waiting.length > 1 && wanted > 1 && waiting.every(mayBePacked)
    if (mayPack) {
      const ration = await pace.ration(wanted)
      const portions = packLists(waiting, ration.pages)
      const commands = portions.flatMap((portion) => portion.commands)
      const replies = await readBatch(first.setup, commands, { isHaltOnError: false, ration })
      if (replies === undefined || replies.every(({ kind }) => kind === 'notRun')) {
        most = Math.floor(ration.pages / 2)
        continue
      }
      const unfinished: Standing[] = []
      for (const portion of portions) {
        const next = yield* take(portion, replies)
        if (next?.isAlone === true) yield* readAlone(next.standing)
        else if (next !== undefined) unfinished.push(next.standing)
      }
      waiting = [...unfinished, ...waiting.slice(portions.length)]
    } else {
      const [standing] = waiting
      if (standing !== undefined) yield* readAlone(standing)
      waiting = waiting.slice(1)
    }
    most = Math.min(mostCommands, most * 2)
  }
}

type Chunks<End> = AsyncGenerator<KeyedChunk, End>

/** A list along ids whose conditions a batch can carry. */
const mayBePacked = ({ rest, setup }: Standing): boolean => 'ranges' in rest && setup.strategy !== 'pages'

const beyond = (after: number): ListRest => ({ ranges: [{ after }] })

/** Hands over what a batch has brought of a list. */
async function* take(
  { standing, commands, position }: Portion,
  replies: readonly CommandReply[],
): Chunks<Next | undefined> {
  const { key, open } = standing
  if (open === undefined) return yield* takeFirst(standing, replies[position])
  const { sizes } = open.list
  const isProbe = sizes.granted() === 0
  const own = replies.slice(position, position + commands.length)
  const { pages, outcome } = joinPages(open.list, { after: afterOf(standing) }, own)
  let { rest } = standing
  for (const { rows, lastId } of pages) {
    if (lastId !== undefined) rest = beyond(lastId)
    yield { key, rows, rest, isLast: false }
  }
  const isMore = outcome === 'more'
  if (outcome === 'end' || (isProbe && isMore && !sizes.mayContinue(pages[0]?.rows.length ?? 0))) {
    yield { key, rows: [], isLast: true }
    return undefined
  }
  const level = isMore ? open.level + 1 : open.level
  return { standing: { ...standing, rest, open: { ...open, level } }, isAlone: !isMore && outcome !== 'refused' }
}

async function* takeFirst(standing: Standing, reply: CommandReply | undefined): Chunks<Next | undefined> {
  const { key, setup } = standing
  if (reply?.kind !== 'page') return { standing, isAlone: reply?.kind !== 'refused' }
  const attempt = judgeFirstPage(setup, firstPageOf(standing), reply)
  if (attempt.kind === 'open') {
    const { list, page } = attempt
    const rest = page.lastId === undefined ? standing.rest : beyond(page.lastId)
    yield { key, rows: page.rows, rest, isLast: false }
    return { standing: { ...standing, rest, open: { list, level: 1 } }, isAlone: false }
  }
  if (attempt.kind !== 'ended') return { standing, isAlone: true }
  yield { key, rows: attempt.page?.rows ?? [], isLast: true }
  return undefined
}

async function* readAlone({ key, setup, rest }: Standing): Chunks<void> {
  try {
    for await (const chunk of readList({ ...setup, resumed: rest }))
      yield { key, rows: chunk.rows, rest: chunk.rest(), isLast: false }
  } catch (error) {
    throw error instanceof PageErrors ? new PageErrors(error.errors, key) : error
  }
  yield { key, rows: [], isLast: true }
}
