import { createBell } from './bell.ts'

/** Items that a source may be ahead of what is taken from it. */
const mostAhead = 100

interface SideBySideOptions<Item> {
  /** What is to be run next; nothing when there is no more. */
  readonly next: () => AsyncGenerator<Item, void> | undefined
  readonly width: () => number
  readonly isOrdered: boolean
  /** Cuts short what the sources are at. */
  readonly stop: () => void
}

interface Lane<Item> {
  readonly items: Item[]
  isRunning: boolean
}

/**
 * Runs sources side by side, at most `width()` at once. Ordered, everything of one comes before anything of the next; otherwise items
 * come as they arrive. No source gets more than 100 items ahead of what is taken, and none begins another item once the loop was left
 * or one of them failed. Nothing is under way any more when the loop has ended.
 */
export async function* sideBySide<Item>({
  next,
  width,
  isOrdered,
  stop,
}: SideBySideOptions<Item>): AsyncGenerator<Item, void> {
  /** Those that are not taken to their end, the first begun first. */
  const lanes: Lane<Item>[] = []
  const runs: Promise<void>[] = []
  const bell = createBell()
  const state: { isStopped: boolean; failure?: { readonly error: unknown } } = { isStopped: false }
  let isExhausted = false

  const run = async (source: AsyncGenerator<Item, void>, lane: Lane<Item>): Promise<void> => {
    try {
      for await (const item of source) {
        lane.items.push(item)
        bell.ring()
        while (!state.isStopped && lane.items.length >= mostAhead) await bell.next()
        if (state.isStopped) break
      }
    } catch (error) {
      state.failure ??= { error }
    }
    lane.isRunning = false
    bell.ring()
  }

  const begin = (): void => {
    const most = width()
    // Of ended sources, too, only so many are kept waiting.
    while (!isExhausted && lanes.length < 2 * most && lanes.filter(({ isRunning }) => isRunning).length < most) {
      const source = next()
      if (source === undefined) {
        isExhausted = true
        return
      }
      const lane: Lane<Item> = { items: [], isRunning: true }
      lanes.push(lane)
      runs.push(run(source, lane))
    }
  }

  try {
    for (;;) {
      begin()
      if (state.failure !== undefined) throw state.failure.error
      if (lanes.length === 0) return
      const lane = (isOrdered ? lanes.slice(0, 1) : lanes).find(
        ({ items, isRunning }) => items.length > 0 || !isRunning,
      )
      if (lane === undefined) {
        await bell.next()
        continue
      }
      const [item] = lane.items.splice(0, 1)
      if (item === undefined) lanes.splice(lanes.indexOf(lane), 1)
      else {
        bell.ring()
        yield item
      }
    }
  } finally {
    state.isStopped = true
    bell.ring()
    stop()
    await Promise.all(runs)
  }
}
