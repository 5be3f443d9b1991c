export interface JsonToken {
  readonly kind: 'name' | 'text' | 'number' | 'word' | 'other'
  readonly text: string
}

/** A longer text is shown without colours, because thousands of coloured pieces would make the page slow. */
const colouredChars = 40_000

const pieces = /("(?:[^"\\]|\\.)*")(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\b(?:true|false|null)\b/g

/** Splits indented JSON into pieces that can be coloured. */
export const jsonTokens = (json: string): readonly JsonToken[] => {
  if (json.length > colouredChars) return [{ kind: 'other', text: json }]
  const tokens: JsonToken[] = []
  let end = 0
  for (const match of json.matchAll(pieces)) {
    const [text, quoted, colon] = match
    if (match.index > end) tokens.push({ kind: 'other', text: json.slice(end, match.index) })
    end = match.index + text.length
    tokens.push({ kind: kindOf(text, quoted, colon), text })
  }
  if (end < json.length) tokens.push({ kind: 'other', text: json.slice(end) })
  return tokens
}

const kindOf = (text: string, quoted: string | undefined, colon: string | undefined): JsonToken['kind'] => {
  if (quoted !== undefined) return colon === undefined ? 'text' : 'name'
  return /^[tfn]/.test(text) ? 'word' : 'number'
}

/** The text for display. JSON is indented, all other text stays as it is. */
export const readable = (text: string): { readonly text: string; readonly isJson: boolean } => {
  try {
    return { text: JSON.stringify(JSON.parse(text), null, 2), isJson: true }
  } catch {
    return { text, isJson: false }
  }
}
