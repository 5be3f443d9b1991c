import { createNotifier } from '../budget/notifier.ts'
import type { ListSetup } from '../list-setup.ts'

/** Items that a source may be ahead of what is taken from it. */
const mostAhead = 100

interface Lane<Item> {
  readonly items: Item[]
  isRunning: boolean
}

/**
 * Runs sources side by side, at most `width()` at once: those that `next` gives, until it gives none. Ordered, everything of one
 * comes before anything of the next; otherwise items come as they arrive. No source gets more than 100 items ahead of what is taken, and
 * none begins another item once the loop was left or one of them failed; `stop` cuts short what they are at. Nothing is under way any
 * more when the loop has ended.
 */
export async function* sideBySide<Item>(
  next: () => AsyncGenerator<Item, void> | undefined,
  { width, isOrdered, stop }: Pick<ListSetup, 'width' | 'isOrdered' | 'stop'>,
): AsyncGenerator<Item, void> {
  /** Those that are not taken to their end, the first begun first. */
  const lanes: Lane<Item>[] = []
  const runs: Promise<void>[] = []
  const notifier = createNotifier()
  let isOver = false
  // A function, for what is read after a wait may have changed.
  const isStopped = (): boolean => isOver
  let failure: { readonly error: unknown } | undefined
  let isExhausted = false

  const run = async (source: AsyncGenerator<Item, void>, lane: Lane<Item>): Promise<void> => {
    try {
      for await (const item of source) {
        lane.items.push(item)
        notifier.notify()
        while (!isStopped() && lane.items.length >= mostAhead) await notifier.next()
        if (isStopped()) break
      }
    } catch (error) {
      failure ??= { error }
    }
    lane.isRunning = false
    notifier.notify()
  }

  const begin = (): void => {
    const most = width?.() ?? 1
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
      if (failure !== undefined) throw failure.error
      if (lanes.length === 0) return
      const lane = (isOrdered ? lanes.slice(0, 1) : lanes).find(
        ({ items, isRunning }) => items.length > 0 || !isRunning,
      )
      if (lane === undefined) {
        await notifier.next()
        continue
      }
      const [item] = lane.items.splice(0, 1)
      if (item === undefined) lanes.splice(lanes.indexOf(lane), 1)
      else {
        notifier.notify()
        yield item
      }
    }
  } finally {
    isOver = true
    notifier.notify()
    stop()
    await Promise.all(runs)
  }
}
