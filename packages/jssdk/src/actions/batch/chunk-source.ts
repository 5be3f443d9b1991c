import { maxBatchCommands, planCommand, planCommands } from '../../batch/batch-plan.ts'
import type { BatchCommand } from '../../batch/batch-plan.ts'
import { batchRowInvalid } from '../../errors/catalogues/batch-errors.ts'
import { abortable } from '../../platform/abortable.ts'
import type { BatchCalls } from '../../types/calls/http.ts'
import { chunkArray } from './chunk-array.ts'
import type { CommandChunk } from './run-chunk.ts'

/** Commands that come one by one, in any of the forms that a list of them takes. */
export type CommandStream = AsyncIterable<unknown>

/** Commands by the chunk. */
export interface ChunkSource {
  /** The next chunk; rejects when a command cannot be sent, when what they come from fails, and when nobody waits any more. */
  next(): Promise<CommandChunk | undefined>
  /** Commands that are known of so far. */
  total(): number
  /** Positions or names of the commands that are known of and stand in no chunk that was given. */
  left(): readonly (string | number)[]
  /** To be called when no more is wanted. */
  close(): Promise<void>
}

/** Throws when one of the commands must not be sent. */
type Check = (chunk: CommandChunk) => void

/** Each of the signals ends the waiting for a command. */
export const chunksOf = (
  calls: BatchCalls | CommandStream,
  check: Check,
  signals: readonly (AbortSignal | undefined)[],
): ChunkSource => {
  // Programs without types may give none.
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
    // All of them before the first is sent.
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
    // Of commands that cannot be planned, too.
    left: () => (Array.isArray(calls) ? [...calls.keys()] : Object.keys(calls)).slice(taken * maxBatchCommands),
    close: async () => undefined,
  }
}

/** Takes no more commands than chunks are asked for, so that a million of them need no memory. */
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
    // One after another, for chunks in flight together may ask at the same time; after an error not again.
    next() {
      const chunk = turn.then(pull)
      turn = chunk
      return chunk
    },
    total: () => total,
    left: () => keys,
    close: async () => {
      const closing = isOver ? undefined : iterator.return?.()
      // While it waits for its next command it cannot be closed.
      if (isWaiting) void closing?.catch(() => undefined)
      else await closing
    },
  }
}
