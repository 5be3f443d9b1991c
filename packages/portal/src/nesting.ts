import { PortalError } from './portal-error.ts'

/** PHP's depth for `json_decode`. */
export const maxJsonNesting = 512

/** How deeply a JSON text nests, told without parsing it: a parser may run out of stack first. */
export const jsonDepth = (text: string): number => {
  let depth = 0
  let deepest = 0
  let isInString = false
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (isInString) {
      if (char === '\\') at++
      else if (char === '"') isInString = false
    } else if (char === '"') isInString = true
    else if (char === '[' || char === '{') deepest = Math.max(deepest, ++depth)
    else if (char === ']' || char === '}') depth--
  }
  return deepest
}

/** The refusal of parameters that nest too deeply, in JSON or in a form. */
export const tooDeep = (levels: number): PortalError =>
  new PortalError({
    code: 'INVALID_REQUEST',
    description: `The parameters are nested deeper than ${String(levels)} levels.`,
  })
