import type { BatchCode } from '../../packages/jssdk/src/errors/codes.ts'
import type { CodeWords } from './code-words.ts'

const reserved = {
  means: 'A code of earlier versions.',
  advice:
    'Handle [JSSDK_BATCH_EMPTY](#jssdk_batch_empty) and [JSSDK_INTERACTION_BATCH_ROW_FAIL](#jssdk_interaction_batch_row_fail).',
  isReserved: true,
} as const

const commandMissing = {
  means: 'The reply of a batch says nothing of one of its commands. That command may have run.',
  advice: 'Look for its effect before it is sent again.',
  sent: 'unknown',
} as const

export const batchWords = {
  JSSDK_BATCH_TOO_LARGE: {
    means: 'A batch was given more commands than a portal takes at once.',
    advice: 'Use `batchByChunk`, which takes any number.',
  },
  JSSDK_BATCH_EMPTY: {
    means: 'A batch was given no command.',
    advice: 'Leave the batch out when there is nothing to do.',
  },
  JSSDK_BATCH_NESTED: {
    means: 'A command of a batch is a batch itself. Portals refuse it.',
    advice: 'Put its commands beside the others, or use `batchByChunk`.',
  },
  JSSDK_BATCH_SUB_ERROR: {
    means: 'The portal says that a command of a batch has failed, and not why.',
    advice: 'Make the command a call of its own to see more. The `outcome` of the error says whether it may have run.',
  },
  JSSDK_BATCH_INEXPRESSIBLE: {
    means:
      'A batch of REST v2 carries texts. A value would arrive as something else: an empty list or object, `null`, or a Boolean inside a list or deeper.',
    advice: 'The message names the path. Make the command a call of its own, `actions.v2.call.make`.',
  },
  JSSDK_BATCH_REF_INVALID: {
    means: '`BatchRefV2.ref` was given a part that is not made of letters, digits, `_` and `-`, or no part at all.',
    advice: 'Name a command of the batch and the keys below its result, each a part of its own.',
  },
  JSSDK_INTERACTION_BATCH_ROW_FAIL: {
    means: 'A command of a batch is neither `[method, params]` nor `{ method, params }`.',
    advice: 'The message names the command. Correct it.',
    sent: 'nothing',
  },
  JSSDK_INTERACTION_BATCH_EMPTY_PROCESSING_STRATEGY: reserved,
  JSSDK_INTERACTION_BATCH_STRATEGY_V2_EMPTY_COMMANDS: reserved,
  JSSDK_INTERACTION_BATCH_STRATEGY_V2_EMPTY_COMMAND_RESPONSE: commandMissing,
  JSSDK_INTERACTION_BATCH_STRATEGY_V3_EMPTY_COMMAND_RESPONSE: commandMissing,
  JSSDK_INTERACTION_BATCH_BUILD_STRATEGY_V3_EMPTY_COMMANDS: reserved,
  JSSDK_INTERACTION_BATCH_BUILD_STRATEGY_V3_EMPTY_COMMAND: reserved,
} as const satisfies Record<BatchCode, CodeWords>
