import { createBell } from './bell.ts'

/** Items that a source may be ahead of what is taken from it. */
const mostAhead = 100

export type Taken<Item, End> =
  | { readonly kind: 'item'; readonly index: number; readonly item: Item }
  | { readonly kind: 'end'; readonly index: number; readonly end: End }

interface Lane<Item, End> {
  readonly items: Item[]
  end?: { readonly value: End }
  isTaken: boolean
}

/**
 * Runs sources side by side, at most `width` at once, begun in the order of their list. Ordered, everything of one comes before
 * anything of the next; otherwise items come as they arrive. No source gets more than 100 items ahead of what is taken, and none
 * begins another item once the loop was left or one of them failed.
 */
export async function* sideBySide<Item, End>(
  sources: readonly (() => AsyncGenerator<Item, End>)[],
  { width, isOrdered }: { readonly width: number; readonly isOrdered: boolean },
): AsyncGenerator<Taken<Item, End>, void> {
  const lanes: Lane<Item, End>[] = []
  const bell = createBell()
  let running = 0
  let taken = 0
  const state = { isStopped: false }
  let failure: { readonly error: unknown } | undefined

  const run = async (source: AsyncGenerator<Item, End>, lane: Lane<Item, End>): Promise<void> => {
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
    } finally {
      running -= 1
      bell.ring()
    }
  }

  const begin = (): void => {
    // Of ended sources, too, only so many are kept waiting.
    while (running < width && lanes.length < sources.length && lanes.length < taken + 2 * width) {
      const source = sources[lanes.length]
      if (source === undefined) return
      const lane: Lane<Item, End> = { items: [], isTaken: false }
      lanes.push(lane)
      running += 1
      void run(source(), lane)
    }
  }

  try {
    while (taken < sources.length) {
      begin()
      if (failure !== undefined) throw failure.error
      const open = lanes.map((lane, index) => ({ lane, index })).filter(({ lane }) => !lane.isTaken)
      const ready = (isOrdered ? open.slice(0, 1) : open).find(
        ({ lane }) => lane.items.length > 0 || lane.end !== undefined,
      )
      if (ready === undefined) {
        await bell.next()
        continue
      }
      const { lane, index } = ready
      const [item] = lane.items.splice(0, 1)
      if (item !== undefined) {
        if (lane.items.length === mostAhead - 1) bell.ring()
        yield { kind: 'item', index, item }
      } else if (lane.end !== undefined) {
        lane.isTaken = true
        taken += 1
        yield { kind: 'end', index, end: lane.end.value }
      }
    }
  } finally {
    state.isStopped = true
    bell.ring()
  }
}
