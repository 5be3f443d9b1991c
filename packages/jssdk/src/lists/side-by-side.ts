import { createBell } from './bell.ts'

/** Items that a source may be ahead of what is taken from it. */
const mostAhead = 100

export type Taken<Item, End> =
  | { readonly kind: 'item'; readonly index: number; readonly item: Item }
  | { readonly kind: 'end'; readonly index: number; readonly end: End }

/** What is to be run: the next one each time, nothing when there is no more. */
export interface Sources<Item, End> {
  next(): AsyncGenerator<Item, End> | undefined
}

interface SideBySideOptions {
  readonly width: () => number
  readonly isOrdered: boolean
  readonly stop?: (() => void) | undefined
}

interface Lane<Item, End> {
  readonly index: number
  readonly items: Item[]
  end?: { readonly value: End }
}

/**
 * Runs sources side by side, at most `width()` at once, begun in the order of their list. Ordered, everything of one comes before
 * anything of the next; otherwise items come as they arrive. No source gets more than 100 items ahead of what is taken, and none
 * begins another item once the loop was left or one of them failed. Given `stop`, which cuts short what the sources are at, nothing
 * is under way any more when the loop has ended; without it what was begun goes on to its end.
 */
export async function* sideBySide<Item, End>(
  sources: Sources<Item, End>,
  { width, isOrdered, stop }: SideBySideOptions,
): AsyncGenerator<Taken<Item, End>, void> {
  /** Those that are not taken to their end, the first begun first. */
  const lanes: Lane<Item, End>[] = []
  const bell = createBell()
  const running = new Set<Promise<void>>()
  let begun = 0
  let isExhausted = false
  const state = { isStopped: false }
  let failure: { readonly error: unknown } | undefined

  const runLane = async (source: AsyncGenerator<Item, End>, lane: Lane<Item, End>): Promise<void> => {
    try {
      for (let next = await source.next(); ; next = await source.next()) {
        if (next.done === true) {
          lane.end = { value: next.value }
          return
        }
        lane.items.push(next.value)
        bell.ring()
        while (!state.isStopped && lane.items.length >= mostAhead) await bell.next()
        if (state.isStopped) return
      }
    } catch (error) {
      failure ??= { error }
    }
  }

  const begin = (): void => {
    // Of ended sources, too, only so many are kept waiting.
    for (let most = width(); running.size < most && !isExhausted && lanes.length < 2 * most;) {
      const source = sources.next()
      if (source === undefined) {
        isExhausted = true
        return
      }
      const lane: Lane<Item, End> = { index: begun, items: [] }
      begun += 1
      lanes.push(lane)
      const run = runLane(source, lane).finally(() => {
        running.delete(run)
        bell.ring()
      })
      running.add(run)
    }
  }

  try {
    for (;;) {
      begin()
      if (failure !== undefined) throw failure.error
      if (isExhausted && lanes.length === 0) return
      const lane = (isOrdered ? lanes.slice(0, 1) : lanes).find(
        ({ items, end }) => items.length > 0 || end !== undefined,
      )
      if (lane === undefined) {
        await bell.next()
        continue
      }
      const { index } = lane
      const [item] = lane.items.splice(0, 1)
      if (item !== undefined) {
        if (lane.items.length === mostAhead - 1) bell.ring()
        yield { kind: 'item', index, item }
      } else if (lane.end !== undefined) {
        lanes.splice(lanes.indexOf(lane), 1)
        yield { kind: 'end', index, end: lane.end.value }
      }
    }
  } finally {
    state.isStopped = true
    bell.ring()
    if (stop !== undefined) {
      stop()
      await Promise.all(running)
    }
  }
}
