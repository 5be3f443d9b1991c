import { maxBatchCommands, planCommand, planCommands } from '../batch/batch-plan.ts'
import type { BatchCommand } from '../batch/batch-plan.ts'
import type { BatchCalls } from '../types/http.ts'
import { chunkArray } from './chunk-array.ts'
import type { CommandChunk } from './run-chunk.ts'

/** Commands that come one by one, in any of the forms that a list of them takes. */
export type CommandStream = AsyncIterable<unknown>

/** Commands by the chunk. */
export interface ChunkSource {
  next(): Promise<CommandChunk | undefined>
  /** Nothing more comes. */
  isOver(): boolean
  /** Commands that are known of so far. */
  total(): number
  /** To be called when no more is wanted. */
  close(): Promise<void>
}

export const chunksOf = (
  calls: BatchCalls | CommandStream,
  check: (commands: readonly BatchCommand[]) => void,
): ChunkSource => (Symbol.asyncIterator in calls ? pulledChunks(calls, check) : plannedChunks(calls, check))

const plannedChunks = (calls: BatchCalls, check: (commands: readonly BatchCommand[]) => void): ChunkSource => {
  const { commands, isNamed } = planCommands(calls)
  check(commands)
  const chunks = chunkArray(commands).map((part, index) => ({ index, commands: part, isNamed }))
  let taken = 0
  return {
    next: async () => chunks[taken++],
    isOver: () => taken >= chunks.length,
    total: () => commands.length,
    close: async () => undefined,
  }
}

/** Takes no more commands than chunks are asked for, so that a million of them need no memory. */
const pulledChunks = (calls: CommandStream, check: (commands: readonly BatchCommand[]) => void): ChunkSource => {
  const iterator = calls[Symbol.asyncIterator]()
  let total = 0
  let index = 0
  let isOver = false
  let turn: Promise<unknown> = Promise.resolve()

  const pull = async (): Promise<CommandChunk | undefined> => {
    const commands: BatchCommand[] = []
    while (!isOver && commands.length < maxBatchCommands) {
      const next = await iterator.next()
      if (next.done === true) isOver = true
      else {
        commands.push(planCommand(next.value, total))
        total += 1
      }
    }
    if (commands.length === 0) return undefined
    check(commands)
    index += 1
    return { index: index - 1, commands, isNamed: false }
  }
  return {
    // One after another: chunks in flight together may ask at the same time.
    next() {
      const chunk = turn.then(pull)
      turn = chunk.catch(() => undefined)
      return chunk
    },
    isOver: () => isOver,
    total: () => total,
    close: async () => {
      if (!isOver) await iterator.return?.()
      isOver = true
    },
  }
}
