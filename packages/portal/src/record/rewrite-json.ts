/** Returns the new text of a string in JSON. `names` are the members that contain it, the outermost first. */
export type RewriteString = (text: string, names: readonly string[]) => string

/** Whether the text can be JSON with more than one scalar. */
export const looksLikeJson = (text: string): boolean => /^\s*[[{]/.test(text)

/**
 * Rewrites the strings in a JSON text and keeps every other byte: large numbers, PHP's escapes, the order of members. Incomplete or broken
 * JSON is rewritten as far as it can be read. A long number may become a string.
 */
export const rewriteJson = (json: string, rewrite: RewriteString): string => {
  const context = createContext()
  let rewritten = ''
  let copiedTo = 0
  for (const { start, end } of tokens(json)) {
    const token = json.slice(start, end)
    if (context.takeMark(token)) continue
    const isString = token.startsWith('"')
    if (!isString && !longNumber.test(token)) continue
    const before = isString ? decodeString(token) : token
    const after = rewrite(before, context.takeName(before) ? [] : context.names())
    if (after === before) continue
    rewritten += json.slice(copiedTo, start) + JSON.stringify(after)
    copiedTo = end
  }
  return rewritten + json.slice(copiedTo)
}

const longNumber = /^\d{8,}$/

const decodeString = (literal: string): string => {
  try {
    return String(JSON.parse(literal))
  } catch {
    return literal.replaceAll('"', '')
  }
}

/** Splits JSON into strings, punctuation and bare words. */
function* tokens(json: string): Generator<{ readonly start: number; readonly end: number }> {
  const next = /["{}[\],:]|[^\s"{}[\],:]+/g
  for (let found = next.exec(json); found !== null; found = next.exec(json)) {
    const start = found.index
    // A regular expression would run out of stack on a string with a million escapes.
    const end = found[0] === '"' ? stringEnd(json, start) : start + found[0].length
    next.lastIndex = end
    yield { start, end }
  }
}

/** The end of the string that begins at `start`. The last string may be incomplete. */
const stringEnd = (json: string, start: number): number => {
  for (let at = start + 1; at < json.length; at++) {
    const char = json[at]
    if (char === '\\') at++
    else if (char === '"') return at + 1
  }
  return json.length
}

/** The reader's place in the JSON: which objects and lists are open, and whether the next string is a name. */
const createContext = () => {
  // For each open object, the name of the current member. Undefined for a list.
  const open: (string | undefined)[] = []
  let expectsName = false
  return {
    /** Reads a token and returns whether it is punctuation. */
    takeMark: (token: string): boolean => {
      switch (token) {
        case '{':
          open.push('')
          expectsName = true
          return true
        case '[':
          open.push(undefined)
          expectsName = false
          return true
        case '}':
        case ']':
          open.pop()
          expectsName = false
          return true
        case ',':
          expectsName = open.at(-1) !== undefined
          return true
        case ':':
          expectsName = false
          return true
        default:
          return false
      }
    },
    /** Returns whether the string is a name, and remembers the name. */
    takeName: (text: string): boolean => {
      if (expectsName) open[open.length - 1] = text
      return expectsName
    },
    names: (): readonly string[] => open.filter((name) => name !== undefined),
  }
}
