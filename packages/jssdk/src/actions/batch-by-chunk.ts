import type { BatchCommand } from '../batch/batch-plan.ts'
import { methodNotInV3 } from '../errors/catalogue.ts'
import { sideBySide } from '../lists/side-by-side.ts'
import type { AjaxResult } from '../results/ajax-result.ts'
import { ApiVersion } from '../types/api-version.ts'
import type {
  BatchCommandsArrayUniversal,
  BatchCommandsObjectUniversal,
  BatchCommandsUniversal,
  IB24BatchOptions,
} from '../types/batch.ts'
import type { BatchCalls } from '../types/http.ts'
import type { PerCallOptions } from '../types/per-call-options.ts'
import type { ActionContext } from './action-context.ts'
import { chunkArray } from './chunk-array.ts'
import { ChunkedResult } from './chunked-result.ts'
import { warnAboutMisplaced } from './misplaced-options.ts'
import { perCallOf } from './per-call.ts'
import { noteProgress } from './progress-of.ts'
import { chunksOf } from './chunk-source.ts'
import type { ChunkSource } from './chunk-source.ts'
import { runChunk } from './run-chunk.ts'
import type { ChunkOutcome, CommandChunk } from './run-chunk.ts'

export interface ChunkProgress {
  /** Commands that were sent and answered. */
  readonly done: number
  /** Commands in all; of a stream of commands those that were taken so far. */
  readonly total: number
  readonly failed: number
}

export interface BatchByChunkOptions extends PerCallOptions {
  /** Any number of commands that do not refer to each other: a list, or a record when they have names. */
  readonly calls: BatchCalls
  readonly options?: (Omit<IB24BatchOptions, 'returnAjaxResult'> & PerCallOptions) | undefined
  /** Requests in flight together. @default 1 when an error halts, else 5 */
  readonly concurrency?: number | undefined
  /** Called after each chunk; what it throws ends the action. */
  readonly onProgress?: ((progress: ChunkProgress) => void) | undefined
}

/** One command of a stream of commands. */
export type BatchCommandRow =
  | BatchCommandsArrayUniversal[number]
  | BatchCommandsObjectUniversal[number]
  | BatchCommandsUniversal[number]

export interface BatchStreamOptions extends Omit<BatchByChunkOptions, 'calls'> {
  /** Any number of commands; or an async iterable of them, which is read no further ahead than the chunks in flight. */
  readonly calls: BatchCalls | AsyncIterable<BatchCommandRow>
}

/** What became of one command. */
export interface CommandOutcome<T> {
  /** Position or name of the command. */
  readonly command: string | number
  readonly chunk: number
  readonly result: AjaxResult<T>
}

/** Any number of commands, 50 to a request. */
export class BatchByChunk {
  readonly #context: ActionContext
  readonly #version: ApiVersion

  constructor(context: ActionContext, version: ApiVersion) {
    this.#context = context
    this.#version = version
  }

  /**
   * Sends commands 50 to a request and gives the results of the successful ones in order, `byCommand` also by position or name.
   * Every failure is kept under its command's name or position; where a request as a whole came back as an error, under
   * `base-error` and the number of the chunk. With `isHaltOnError` (the default) nothing is sent after the chunk that failed.
   * Commands that the operating budget kept from running are waited for and sent again.
   * @throws {AjaxError} a request was refused for good; `progressOf(error)` holds the results before
   * @throws {SdkError} `JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3`, `JSSDK_INTERACTION_BATCH_ROW_FAIL`, `JSSDK_BATCH_NESTED`: nothing was sent
   */
  async make<T = unknown>(options: BatchByChunkOptions): Promise<ChunkedResult<T>> {
    const byCommand = new Map<string | number, T>()
    const errors = new Map<string, Error>()
    const resultSoFar = (): ChunkedResult<T> => {
      const result = new ChunkedResult(new Map(byCommand))
      for (const [key, error] of errors) result.addError(error, key)
      return result
    }
    try {
      for await (const { index, results, requestErrors } of this.#chunks<T>(options)) {
        for (const [key, error] of requestErrors) errors.set(`${key}-${index}`, error)
        for (const [key, result] of results) {
          const data = result.getData()
          if (data !== undefined) byCommand.set(key, data.result)
          for (const error of result.getErrors()) errors.set(String(key), error)
        }
      }
    } catch (error) {
      const signal = options.options?.signal ?? options.signal
      if (signal?.aborted !== true && error instanceof Error) {
        noteProgress(error, { result: resultSoFar().addError(error, 'base-error') })
      }
      throw error
    }
    return resultSoFar()
  }

  /**
   * The same as a stream: the outcomes of a chunk at a time, in order. Only the chunks in flight are held; leaving the loop early
   * sends nothing more. A request that came back as an error as a whole is thrown. The commands may come from an async iterable, a
   * million of them in the memory of a few chunks; then one that cannot be sent is found when its turn comes.
   */
  async *stream<T = unknown>(options: BatchStreamOptions): AsyncGenerator<CommandOutcome<T>[], void, undefined> {
    for await (const { index, results, requestErrors } of this.#chunks<T>(options)) {
      const [error] = requestErrors.values()
      if (error !== undefined) throw error
      yield [...results].map(([command, result]) => ({ command, chunk: index, result }))
    }
  }

  chunkArray<T>(array: T[], chunkSize?: number): T[][] {
    return chunkArray(array, chunkSize)
  }

  async *#chunks<T>(make: BatchStreamOptions): AsyncGenerator<ChunkOutcome<T>, void, undefined> {
    warnAboutMisplaced(this.#context, 'batchByChunk.make', make)
    const { calls, options = {}, onProgress } = make
    const { isHaltOnError = true, requestId } = options
    const source = chunksOf(calls, (commands) => this.#checkVersion(commands))
    const context = {
      http: this.#context.http(this.#version),
      clock: this.#context.clock,
      options: { isHaltOnError, ...(requestId !== undefined && { requestId }), ...perCallOf(make, options) },
    }
    const run = (chunk: CommandChunk): Promise<ChunkOutcome<T>> => runChunk<T>(context, chunk)
    const counts = { done: 0, failed: 0 }
    try {
      // A chunk that fails must find the next one unsent.
      for await (const outcome of isHaltOnError ? inTurn(source, run) : together(source, run, make.concurrency ?? 5)) {
        const { results, requestErrors } = outcome
        const failed = [...results.values()].filter(({ isSuccess }) => !isSuccess).length
        counts.done += results.size
        counts.failed += failed
        onProgress?.({ ...counts, total: source.total() })
        yield outcome
        if (isHaltOnError && (failed > 0 || requestErrors.size > 0)) return
      }
    } finally {
      await source.close()
    }
  }

  #checkVersion(commands: readonly BatchCommand[]): void {
    if (this.#version !== ApiVersion.v3) return
    const refused = commands.find(({ method }) => !this.#context.isV3Method(method))
    if (refused !== undefined) throw methodNotInV3({ method: refused.method })
  }
}

type RunChunk<T> = (chunk: CommandChunk) => Promise<T>

async function* inTurn<T>(source: ChunkSource, run: RunChunk<T>): AsyncGenerator<T, void> {
  for (let chunk = await source.next(); chunk !== undefined; chunk = await source.next()) yield await run(chunk)
}

async function* together<T>(source: ChunkSource, run: RunChunk<T>, width: number): AsyncGenerator<T, void> {
  const sources = { next: () => (source.isOver() ? undefined : nextOf(source, run)) }
  for await (const taken of sideBySide(sources, { width: () => Math.max(1, width), isOrdered: true })) {
    if (taken.kind === 'item') yield taken.item
  }
}

async function* nextOf<T>(source: ChunkSource, run: RunChunk<T>): AsyncGenerator<T, void> {
  const chunk = await source.next()
  if (chunk !== undefined) yield await run(chunk)
}
