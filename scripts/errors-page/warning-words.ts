import type { ListWarning } from '../../packages/jssdk/src/lists/warnings.ts'
import type { CodeWords } from './code-words.ts'

/** Warnings that a list is read in spite of, by their `reason`. */
export const warningWords = {
  orderIgnored: {
    means: 'The `order` or `sort` that was given is not used: a list along ids is read in the order of ids.',
    advice: 'Leave it out, and sort the rows when all are there. What should come first a filter can tell.',
  },
  keyMissing: {
    means: 'The rows do not have the field that `idKey` names. The list stopped after a page and is not whole.',
    advice:
      'Leave `idKey` out: it is found by itself. Or name the field of the rows, and in `cursorIdKey` that of the request.',
  },
  containerMissing: {
    means: 'The reply has no list under the name that `customKeyForResult` gives. The result is empty.',
    advice: 'Leave `customKeyForResult` out on REST v2, or correct it.',
  },
} as const satisfies Record<ListWarning['reason'], Pick<CodeWords, 'means' | 'advice'>>
