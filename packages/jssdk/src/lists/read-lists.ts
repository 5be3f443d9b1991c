import { PageErrors } from '../errors/page-errors.ts'
import { SdkError } from '../errors/sdk-error.ts'
import { judgeFirstPage } from './open-list.ts'
import { afterOf, firstPage, packLists } from './pack-lists.ts'
import type { KeyedList, Portion, Standing } from './pack-lists.ts'
import type { Ration } from './page-budget.ts'
import type { CommandReply, PageReader } from './page-reader.ts'
import { longestLevel } from './chain-depth.ts'
import { readList } from './read-list.ts'
import { joinPages } from './read-step.ts'
import type { ListRest } from './list-cursor.ts'

export interface KeyedChunk {
  readonly key: number
  readonly rows: readonly unknown[]
  /** What is left of the list; `undefined` when nothing is, or as much as before. */
  readonly rest?: ListRest | undefined
  /** Nothing more comes of this list. */
  readonly isLast: boolean
}

/** What becomes of a list after its share of a batch. */
type Next =
  | { readonly kind: 'done' }
  | { readonly kind: 'goOn'; readonly standing: Standing }
  /** The batch could not read it: by itself from here on. */
  | { readonly kind: 'alone'; readonly rest: ListRest }

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
    const wanted = Math.min(most, pace.depth({ level: longestLevel, pagesLeft: undefined, maxPages: mostCommands }))
    // One list is read best by itself, and so is each one where batches fail.
    const mayPack = first.setup.isKnown && waiting.length > 1 && wanted > 1 && waiting.every(isAlongIds)
    const ration = mayPack ? await pace.ration(wanted) : undefined
    const isAlone = ration === undefined
    const portions: readonly Portion[] = isAlone
      ? waiting.slice(0, 1).map((standing) => ({ standing, commands: [], position: 0 }))
      : packLists(waiting, ration.pages)
    const replies = isAlone ? [] : await readPortions(portions, reader, ration)
    if (replies === undefined) {
      most = Math.floor((ration?.pages ?? 0) / 2)
      continue
    }
    const unfinished: Standing[] = []
    for (const portion of portions) {
      const next: Next = isAlone ? { kind: 'alone', rest: portion.standing.rest } : yield* take(portion, replies)
      if (next.kind === 'goOn') unfinished.push(next.standing)
      else if (next.kind === 'alone') yield* readAlone(portion.standing, next.rest)
    }
    waiting = [...unfinished, ...waiting.slice(portions.length)]
    most = Math.min(mostCommands, most * 2)
  }
}

/** Nothing when the batch failed as a whole. */
const readPortions = async (
  portions: readonly Portion[],
  reader: PageReader,
  ration: Ration,
): Promise<readonly CommandReply[] | undefined> => {
  try {
    const commands = portions.flatMap((portion) => portion.commands)
    const replies = await reader.readPages(commands, { isHaltOnError: false, ration })
    return replies.every(({ kind }) => kind === 'notRun') ? undefined : replies
  } catch (error) {
    if (portions[0]?.standing.setup.isCancelled() === true || !(error instanceof SdkError)) throw error
    return undefined
  }
}

type Chunks<End> = AsyncGenerator<KeyedChunk, End>

const isAlongIds = ({ rest }: Standing): boolean => rest.kind === 'id'

const beyond = (after: number): ListRest => ({ kind: 'id', ranges: [{ after }] })

/** Hands over what a batch has brought of a list. */
async function* take(portion: Portion, replies: readonly CommandReply[]): Chunks<Next> {
  const { standing, commands, position } = portion
  const own = replies.slice(position, position + commands.length)
  const { key, setup, open } = standing
  if (open === undefined) return yield* takeFirst(standing, own[0])
  const { sizes } = open.list
  const isProbe = sizes.granted() === 0
  const { pages, outcome: joined } = joinPages(open.list, { after: afterOf(standing) }, own)
  const outcome = isProbe && joined === 'more' && !sizes.mayContinue(pages[0]?.rows.length ?? 0) ? 'end' : joined
  let { rest } = standing
  for (const { rows, lastId } of pages) {
    if (lastId !== undefined) rest = beyond(lastId)
    yield { key, rows, rest, isLast: false }
  }
  if (outcome === 'more' || outcome === 'refused') {
    const level = outcome === 'more' ? open.level + 1 : open.level
    return { kind: 'goOn', standing: { key, setup, rest, open: { ...open, level } } }
  }
  if (outcome !== 'end') return { kind: 'alone', rest }
  yield { key, rows: [], isLast: true }
  return { kind: 'done' }
}

async function* takeFirst(standing: Standing, reply: CommandReply | undefined): Chunks<Next> {
  const { key, setup, rest } = standing
  if (reply?.kind === 'refused') return { kind: 'goOn', standing }
  if (reply?.kind !== 'page') return { kind: 'alone', rest }
  const { query, cursorIdKey, start } = firstPage(standing)
  const attempt = judgeFirstPage(setup, query, { cursorIdKey, start, upTo: undefined }, reply)
  if (attempt.kind === 'open') {
    const { list, page } = attempt
    const left = page.lastId === undefined ? rest : beyond(page.lastId)
    yield { key, rows: page.rows, rest: left, isLast: false }
    return { kind: 'goOn', standing: { key, setup, rest: left, open: { list, level: 1 } } }
  }
  if (attempt.kind !== 'ended') return { kind: 'alone', rest }
  yield { key, rows: attempt.page?.rows ?? [], isLast: true }
  return { kind: 'done' }
}

async function* readAlone({ key, setup }: Standing, rest: ListRest): Chunks<void> {
  try {
    for await (const chunk of readList({ ...setup, resumed: rest }))
      yield { key, rows: chunk.rows, rest: chunk.rest(), isLast: false }
  } catch (error) {
    throw error instanceof PageErrors ? new PageErrors(error.errors, key) : error
  }
  yield { key, rows: [], isLast: true }
}
