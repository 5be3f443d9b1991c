import { createNotifier } from '../budget/notifier.ts'
import type { ListSetup } from '../list-setup.ts'

/** How many items a source may be ahead of the caller. */
const mostAhead = 100

interface Lane<Item> {
  readonly items: Item[]
  isRunning: boolean
}

/**
 * Runs the sources that `next` returns side by side, at most `width()` at once. With `isOrdered` all items of one source come before the
 * next source; otherwise items come as they arrive. A source is at most 100 items ahead of the caller. After the caller leaves the loop, or
 * a source fails, no source starts another item, and `stop` cancels the running ones. When the loop has ended, nothing is running any more.
 */
export async function* sideBySide<Item>(
  next: () => AsyncGenerator<Item, void> | undefined,
  { width, isOrdered, stop }: Pick<ListSetup, 'width' | 'isOrdered' | 'stop'>,
): AsyncGenerator<Item, void> {
  /** Sources with items left, in the order of their start. */
  const lanes: Lane<Item>[] = []
  const runs: Promise<void>[] = []
  const notifier = createNotifier()
  let isOver = false
  // A function, because the compiler would otherwise assume that the value does not change during a wait.
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
    // The number of ended sources with untaken items is limited too.
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
