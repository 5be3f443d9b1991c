import { PortalError } from './portal-error.ts'

/** PHP's depth limit for `json_decode`. */
export const maxJsonNesting = 512

/** The maximum number of values in one JSON text. A value may be written with two characters but needs many times that in memory. */
export const maxJsonValues = 500_000

/** Counts the content of a JSON text without parsing it, because a parser may run out of stack or memory first. */
export interface JsonSize {
  readonly depth: number
  /** The number of members, elements and brackets. */
  readonly values: number
}

export const jsonSize = (text: string): JsonSize => {
  let depth = 0
  let deepest = 0
  let values = 0
  let isInString = false
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (isInString) {
      if (char === '\\') at++
      else if (char === '"') isInString = false
    } else if (char === '"') isInString = true
    else if (char === ',') values++
    else if (char === '[' || char === '{') {
      values++
      deepest = Math.max(deepest, ++depth)
    } else if (char === ']' || char === '}') depth--
  }
  return { depth: deepest, values }
}

export const jsonDepth = (text: string): number => jsonSize(text).depth

/** The error for parameters that are nested too deeply, in JSON or in a form. */
export const tooDeep = (levels: number): PortalError =>
  new PortalError({
    code: 'INVALID_REQUEST',
    description: `The parameters are nested deeper than ${String(levels)} levels.`,
  })

/** The error for too many parameters. */
export const tooManyValues = (): PortalError =>
  new PortalError({
    code: 'INVALID_REQUEST',
    description: `The parameters hold more than ${String(maxJsonValues)} values.`,
  })
