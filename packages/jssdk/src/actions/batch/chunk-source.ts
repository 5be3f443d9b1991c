import { planCommand, planCommands } from '../../batch/batch-plan.ts'
import type { BatchCommand } from '../../batch/batch-plan.ts'
import { batchRowInvalid } from '../../errors/catalogues/batch-errors.ts'
import { abortable } from '../../platform/abortable.ts'
import type { BatchCalls } from '../../types/calls/http.ts'
import { chunkArray } from './chunk-array.ts'
import type { CommandChunk } from './run-chunk.ts'
import { maxBatchCommands } from '../../types/portal-figures.ts'

/** Commands that arrive one by one. Each has any of the forms of a batch's command. */
export type CommandStream = AsyncIterable<unknown>

/** A source of commands in chunks. */
export interface ChunkSource {
  /** The next chunk. Rejects when a command is invalid, when the caller's iterable fails, or when a signal aborts. */
  next(): Promise<CommandChunk | undefined>
  /** Number of commands known so far. */
  total(): number
  /** Positions or names of the known commands that are in no returned chunk. */
  left(): readonly (string | number)[]
  /** Must be called when no further chunk is needed. */
  close(): Promise<void>
}

/** Throws when a command must not be sent. */
type Check = (chunk: CommandChunk) => void

/** Makes a source of chunks. Each of the signals ends a wait for the next command. */
export const chunksOf = (
  calls: BatchCalls | CommandStream,
  check: Check,
  signals: readonly (AbortSignal | undefined)[],
): ChunkSource => {
  // Programs without types may pass no commands.
  if (Object(calls) !== calls) throw batchRowInvalid('list')
  return Symbol.asyncIterator in calls ? pulledChunks(calls, check, signals) : plannedChunks(calls, check)
}

const plannedChunks = (calls: BatchCalls, check: Check): ChunkSource => {
  let chunks: readonly CommandChunk[] | undefined
  let total = 0
  let taken = 0
  const plan = (): readonly CommandChunk[] => {
    const { commands, isNamed } = planCommands(calls)
    total = commands.length
    const parts = chunkArray(commands).map((part, index) => ({ index, commands: part, isNamed }))
    // Every chunk is checked before the first is sent.
    for (const part of parts) check(part)
    return parts
  }
  return {
    next: async () => {
      chunks ??= plan()
      taken += 1
      return chunks[taken - 1]
    },
    total: () => total,
    // Read from `calls`, because planning may have failed.
    left: () => (Array.isArray(calls) ? [...calls.keys()] : Object.keys(calls)).slice(taken * maxBatchCommands),
    close: async () => undefined,
  }
}

/** Reads a command only when a chunk needs it, so that a million commands need little memory. */
const pulledChunks = (
  calls: CommandStream,
  check: Check,
  signals: readonly (AbortSignal | undefined)[],
): ChunkSource => {
  const iterator = calls[Symbol.asyncIterator]()
  let keys: number[] = []
  let total = 0
  let index = 0
  let isOver = false
  let isWaiting = false
  let turn: Promise<unknown> = Promise.resolve()

  const nextCommand = (): Promise<IteratorResult<unknown, unknown>> => {
    isWaiting = true
    const next = Promise.resolve(iterator.next()).finally(() => {
      isWaiting = false
    })
    return signals.reduce<typeof next>(abortable, next)
  }
  const pull = async (): Promise<CommandChunk | undefined> => {
    const commands: BatchCommand[] = []
    while (!isOver && commands.length < maxBatchCommands) {
      const next = await nextCommand()
      if (next.done === true) isOver = true
      else {
        keys.push(total)
        total += 1
        commands.push(planCommand(next.value, total - 1))
      }
    }
    if (commands.length === 0) return undefined
    const chunk = { index, commands, isNamed: false }
    check(chunk)
    index += 1
    keys = []
    return chunk
  }
  return {
    // Chunks in flight may call this at the same time, so the calls run one after another. After an error nothing more is read.
    next() {
      const chunk = turn.then(pull)
      turn = chunk
      return chunk
    },
    total: () => total,
    left: () => keys,
    close: async () => {
      const closing = isOver ? undefined : iterator.return?.()
      // An iterator that waits for its next command may not close before it gets one. So nobody waits for it here.
      if (isWaiting) void closing?.catch(() => undefined)
      else await closing
    },
  }
}
