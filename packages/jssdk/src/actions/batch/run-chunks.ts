import type { ChunkSource } from './chunk-source.ts'
import type { ChunkOutcome, CommandChunk } from './run-chunk.ts'

export interface RunChunksOptions<T> {
  /** Requests in flight together. */
  readonly width: number
  /** Whether nothing may be sent after a chunk that ended so. */
  readonly isLast: (outcome: ChunkOutcome<T>) => boolean
  readonly signal: AbortSignal | undefined
  /** Once aborted, nothing more is begun. */
  readonly stop: AbortController
}

/** Chunks under way. */
export interface ChunksRun<T> {
  /** The next chunk's outcome, in order; rejects when there was no chunk to be had. */
  next(): Promise<ChunkOutcome<T> | undefined>
  /** Begins nothing more, and waits for what is under way: the outcomes that `next` has not given. */
  end(): Promise<readonly (ChunkOutcome<T> | undefined)[]>
}

/**
 * Runs chunks side by side. None is begun after one that is the last, nor more than `width` ahead of what was taken; one at a time,
 * none at all is begun ahead.
 */
export const runChunks = <T>(
  source: ChunkSource,
  run: (chunk: CommandChunk) => Promise<ChunkOutcome<T>>,
  { width, isLast, signal, stop }: RunChunksOptions<T>,
): ChunksRun<T> => {
  const most = width > 1 ? 2 * width : 1
  const begun: Promise<ChunkOutcome<T> | undefined>[] = []
  let running = 0
  let failure: { readonly error: unknown } | undefined

  const begin = async (): Promise<ChunkOutcome<T> | undefined> => {
    try {
      signal?.throwIfAborted?.()
      const chunk = await source.next()
      const outcome = chunk && (await run(chunk))
      if (outcome === undefined || isLast(outcome)) stop.abort()
      return outcome
    } catch (error) {
      if (!stop.signal.aborted) failure = { error }
      stop.abort()
      return undefined
    } finally {
      running -= 1
      fill()
    }
  }
  const fill = (): void => {
    while (!stop.signal.aborted && running < width && begun.length < most) {
      running += 1
      begun.push(begin())
    }
  }
  return {
    next: async () => {
      fill()
      const outcome = await begun[0]
      void begun.shift()
      if (outcome === undefined && failure !== undefined) throw failure.error
      return outcome
    },
    end: () => {
      stop.abort()
      return Promise.all(begun)
    },
  }
}
