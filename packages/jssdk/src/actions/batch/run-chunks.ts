import type { ChunkSource } from './chunk-source.ts'
import type { ChunkOutcome, CommandChunk } from './run-chunk.ts'

export interface RunChunksOptions<T> {
  /** Number of requests in flight at the same time. */
  readonly width: number
  /** Whether nothing may be sent after a chunk with this outcome. */
  readonly isLast: (outcome: ChunkOutcome<T>) => boolean
  readonly signal: AbortSignal | undefined
  /** After its abort no further chunk is started. */
  readonly stop: AbortController
}

/** A run of chunks. */
export interface ChunksRun<T> {
  /** The next chunk's outcome, in order. Rejects when there was an error in place of a chunk. */
  next(): Promise<ChunkOutcome<T> | undefined>
  /** Starts no further chunk and waits for those in flight. Resolves with the outcomes that `next` has not returned. */
  end(): Promise<readonly (ChunkOutcome<T> | undefined)[]>
}

/**
 * Runs up to `width` chunks at the same time. When `isLast` is true for an outcome, no more chunks are started. At most `2 * width` chunks
 * are started and not yet returned by `next`. With a width of 1 no chunk is started ahead.
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
