import type { BuilderCode } from '../../packages/jssdk/src/errors/codes.ts'
import type { CodeWords } from './code-words.ts'

export const builderWords = {
  JSSDK_FILTER_V2_INVALID: {
    means:
      'The filter of a REST v2 list cannot be sent: it is no object, it is given twice (`filter` and `FILTER`), or its lower bound of ids is no whole number.',
    advice: 'The message says which. Correct it.',
    sent: 'nothing',
  },
  JSSDK_FILTER_V2_INVALID_OPERATOR: {
    means:
      'A key of the filter begins with what is no operator of REST v2. The portal would leave it out and find too much.',
    advice: 'Use none of them or `=`, `!=`, `>`, `>=`, `<`, `<=`, `!`, `%`, `=%`, `%=`, `!%` or `@`.',
    sent: 'nothing',
  },
  JSSDK_FILTER_V3_INVALID_FIELD: {
    means: 'A condition of `FilterV3` names no field.',
    advice: 'Give the name of a field as a text.',
    sent: 'nothing',
  },
  JSSDK_FILTER_V3_INVALID_OPERATOR: {
    means: 'A condition of a REST v3 filter has an operator that REST v3 does not know.',
    advice: 'The message lists the operators.',
    sent: 'nothing',
  },
  JSSDK_FILTER_V3_INVALID_IN: {
    means: '`FilterV3.in` was given no value. A portal may leave such a condition out and find every row.',
    advice: 'Leave the condition out yourself, or do not ask at all, when there is no value.',
    sent: 'nothing',
  },
  JSSDK_FILTER_V3_INVALID_BETWEEN: {
    means: '`FilterV3.between` needs two bounds, and one is `null` or `undefined`.',
    advice: 'Use `FilterV3.ge` or `FilterV3.le` for one bound.',
    sent: 'nothing',
  },
  JSSDK_FILTER_V3_INVALID_NODE: {
    means: 'A part of a REST v3 filter is neither a condition nor a group of conditions.',
    advice: 'Build the filter with `FilterV3`; the message says what is wrong.',
    sent: 'nothing',
  },
  JSSDK_BATCH_REF_V3_INVALID_PATH: {
    means: '`BatchRefV3.ref` or `BatchRefV3.refArray` was given no path.',
    advice: 'Name the command, as it was named with `as`, and the field: `order.item.id`.',
    sent: 'nothing',
  },
  JSSDK_BATCH_REF_V3_INVALID_REF_ARRAY: {
    means: '`BatchRefV3.refArray` takes one field of every row, and its path names none.',
    advice: 'Name the command, the list and the field: `orders.items.id`.',
    sent: 'nothing',
  },
} as const satisfies Record<BuilderCode, CodeWords>
