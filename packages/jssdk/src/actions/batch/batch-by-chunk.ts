import { envelopeV2 } from '../../batch/envelope.ts'
import { callerFirst } from '../../errors/caller-first.ts'
import { callCancelled, methodNotInV3 } from '../../errors/catalogues/catalogue.ts'
import type { AjaxResult } from '../../results/ajax-result.ts'
import { ApiVersion } from '../../types/calls/api-version.ts'
import type {
  BatchCommandsArrayUniversal,
  BatchCommandsObjectUniversal,
  BatchCommandsUniversal,
  IB24BatchOptions,
} from '../../types/calls/batch.ts'
import type { BatchCalls } from '../../types/calls/http.ts'
import type { PerCallOptions } from '../../types/calls/per-call-options.ts'
import type { ActionContext } from '../action-context.ts'
import { chunkArray } from './chunk-array.ts'
import type { ChunkedResult } from './chunked-result.ts'
import { CommandFates } from './command-fates.ts'
import { chunksOf } from './chunk-source.ts'
import { givenOptions } from '../options/given-options.ts'
import { hintAtCommands } from '../hint-at-v3.ts'
import { checkBatchOptions } from '../options/option-faults.ts'
import { warnAboutMisplaced } from '../options/misplaced-options.ts'
import { perCallOf } from '../options/per-call.ts'
import { noteAction, noteProgress } from './progress-of.ts'
import { runChunk } from './run-chunk.ts'
import type { ChunkOutcome, CommandChunk } from './run-chunk.ts'
import { runChunks } from './run-chunks.ts'

/** The number of errors in a result whose stack traces are improved. Thousands of commands may fail, and each stack costs microseconds. */
const mostStacks = 50

export interface ChunkProgress {
  /** Commands that were sent and answered. */
  readonly done: number
  /** Number of all commands. With an async iterable: the number of commands read so far. */
  readonly total: number
  readonly failed: number
}

export interface BatchByChunkOptions extends PerCallOptions {
  /** Any number of commands that do not refer to each other: a list, or a record with names. */
  readonly calls: BatchCalls
  readonly options?: (Omit<IB24BatchOptions, 'returnAjaxResult'> & PerCallOptions) | undefined
  /** Number of requests in flight at the same time. @default 1 when an error halts, else 5 */
  readonly concurrency?: number | undefined
  /** Called after each chunk. An error that it throws ends the action. */
  readonly onProgress?: ((progress: ChunkProgress) => void) | undefined
}

/** One command from an async iterable. */
export type BatchCommandRow =
  | BatchCommandsArrayUniversal[number]
  | BatchCommandsObjectUniversal[number]
  | BatchCommandsUniversal[number]

export interface BatchStreamOptions extends Omit<BatchByChunkOptions, 'calls'> {
  /** Any number of commands, or an async iterable of them. The iterable is read only as far as the chunks in flight. */
  readonly calls: BatchCalls | AsyncIterable<BatchCommandRow>
}

/** The outcome of one command. */
export interface CommandOutcome<T> {
  /** The command's position or name. */
  readonly command: string | number
  readonly chunk: number
  readonly result: AjaxResult<T>
}

/** Any number of commands, 50 to a request. */
export class BatchByChunk {
  readonly #context: ActionContext

  constructor(context: ActionContext) {
    this.#context = context
  }

  /**
   * Sends commands, 50 to a request, and returns the results of the successful ones in order. `byCommand` has these results by position or
   * name, and `outcomes` has the outcome of every command. Each error is kept under its command's name or position. A soft error of a whole
   * request is kept under `base-error` and the number of its chunk. With `isHaltOnError` (the default) nothing is sent after a failed
   * chunk. Commands that were refused because of the operating budget are sent again when it has room.
   *
   * When an error ends the action, no further chunk is sent, and the action waits for those in flight. `progressOf(error)` then has the
   * results and the outcome of every command: `done`, `refused`, `notSent`, or `unknown` when it may have run.
   * @throws {AjaxError} a request was refused for good, or its reply was lost
   * @throws {SdkError} `JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3`, `JSSDK_INTERACTION_BATCH_ROW_FAIL`, `JSSDK_BATCH_NESTED`,
   * `JSSDK_BATCH_INEXPRESSIBLE`: nothing was sent
   */
  make<T = unknown>(given: BatchByChunkOptions): Promise<ChunkedResult<T>> {
    const options = givenOptions(given)
    const fates = new CommandFates<T>()
    const made: Promise<ChunkedResult<T>> = this.#make(options, fates).catch((error: unknown) => {
      const result = fates.result()
      if (error instanceof Error) result.addError(error, 'base-error')
      const progress = { result, outcomes: fates.byKey }
      noteAction(made, progress)
      noteProgress(error, progress, perCallOf(options, options.options).signal)
      throw error
    })
    return made
  }

  /**
   * The same as a stream of outcomes, one chunk at a time, in order. Only the chunks in flight are held in memory. When the loop is left
   * early, no further chunk is sent, and the stream waits for those in flight. A soft error of a whole request is thrown. `progressOf`,
   * called with the error or the stream, has the outcomes of the commands that the stream did not yield. The commands may come from an
   * async iterable: a million of them need the memory of a few chunks. Then an invalid command is found only when it is read, and
   * `progressOf` knows only the commands that were read.
   */
  stream<T = unknown>(options: BatchStreamOptions): AsyncGenerator<CommandOutcome<T>[], void, undefined> {
    const fates = new CommandFates<T>()
    const stream = this.#stream(givenOptions(options), fates)
    noteAction(stream, { outcomes: fates.byKey })
    return stream
  }

  chunkArray<T>(array: T[], chunkSize?: number): T[][] {
    return chunkArray(array, chunkSize)
  }

  async #make<T>(options: BatchByChunkOptions, fates: CommandFates<T>): Promise<ChunkedResult<T>> {
    for await (const _ of this.#chunks(options, fates));
    const result = fates.result()
    for (const error of [...result.getErrors()].slice(0, mostStacks)) callerFirst(error)
    return result
  }

  async *#stream<T>(
    options: BatchStreamOptions,
    fates: CommandFates<T>,
  ): AsyncGenerator<CommandOutcome<T>[], void, undefined> {
    for await (const outcome of this.#chunks(options, fates, true)) {
      const { index, commands, results } = outcome
      fates.forget(outcome)
      yield commands.flatMap(({ key }) => {
        const result = results.get(key)
        return result === undefined ? [] : [{ command: key, chunk: index, result }]
      })
    }
  }

  /** The chunks in order. At the end `fates` also has the chunks that were not yielded. */
  async *#chunks<T>(
    make: BatchStreamOptions,
    fates: CommandFates<T>,
    isStream = false,
  ): AsyncGenerator<ChunkOutcome<T>, void, undefined> {
    checkBatchOptions(make)
    warnAboutMisplaced(this.#context, 'batchByChunk.make', make)
    const { calls, options, onProgress, concurrency = 5 } = make
    const { isHaltOnError = true, requestId } = options ?? {}
    const perCall = perCallOf(make, options)
    const { signal } = perCall
    const stop = new AbortController()
    const hinted = new Set()
    const source = chunksOf(calls, (chunk) => this.#check(chunk, requestId, hinted), [stop.signal, signal])
    const http = this.#context.http(this.#context.version)
    const batchOptions = { isHaltOnError, requestId, ...perCall }
    const halts = ({ requestErrors, results }: ChunkOutcome<T>): boolean =>
      requestErrors.size > 0 ? isHaltOnError || isStream : isHaltOnError && failedOf(results) > 0
    const run = runChunks<T>(source, (chunk) => runChunk(http, this.#context.clock, batchOptions, chunk), {
      // With a halt, chunks run one at a time: after a failure the next chunk must not have been sent.
      width: !isHaltOnError && concurrency > 1 ? concurrency : 1,
      isLast: (outcome) => outcome.failure !== undefined || halts(outcome),
      signal,
      stop,
    })
    const counts = { done: 0, failed: 0 }
    let isFailed = false
    try {
      for (let outcome = await run.next(); outcome !== undefined; outcome = await run.next()) {
        fates.add(outcome)
        if (outcome.failure !== undefined) throw outcome.failure.error
        counts.done += outcome.results.size
        counts.failed += failedOf(outcome.results)
        onProgress?.({ ...counts, total: source.total() })
        const [error] = outcome.requestErrors.values()
        if (isStream && error !== undefined) throw error
        yield outcome
        if (halts(outcome)) return
      }
    } catch (error) {
      isFailed = true
      // A call always ends with an `Error`, even if the signal's reason has another type.
      const end = error === signal?.reason && !(error instanceof Error) ? callCancelled(error) : error
      callerFirst(end)
      if (isStream) noteProgress(end, { outcomes: fates.byKey }, signal)
      throw end
    } finally {
      for (const outcome of await run.end()) if (outcome !== undefined) fates.add(outcome)
      fates.leave(source.left())
      const closed = source.close()
      // After a failure the error of `close` is dropped, because the first error is the important one.
      await (isFailed ? closed.catch(() => undefined) : closed)
    }
  }

  /** Throws when one of the commands must not be sent. */
  #check(chunk: CommandChunk, requestId: string | undefined, hinted: Set<unknown>): void {
    hintAtCommands(this.#context, chunk.commands, requestId, hinted)
    if (this.#context.version === ApiVersion.v2) envelopeV2(chunk, true)
    else
      for (const { method } of chunk.commands)
        if (!this.#context.rule().allowsV3(method)) throw methodNotInV3({ method })
  }
}

const failedOf = (results: ChunkOutcome<unknown>['results']): number =>
  [...results.values()].filter(({ isSuccess }) => !isSuccess).length
