import { tooDeep } from '../../nesting.ts'
import { withPlainText, type WireMap, type WireValue } from '../../wire-value.ts'

/** PHP's `max_input_nesting_level`. */
const maxFormNesting = 64
/** PHP's `max_input_vars`. Like PHP, the portal silently drops the variables beyond it. */
const maxFormVariables = 1000

/** A PHP array while it is filled. The keys keep the order in which they came. */
class PhpArray extends Map<string, PhpArray | string> {
  /** The key that PHP gives to `[]`. It is one more than the largest integer key so far. */
  nextIndex = 0

  override set(key: string, value: PhpArray | string): this {
    if (isIntegerKey(key)) this.nextIndex = Math.max(this.nextIndex, Number(key) + 1)
    return super.set(key, value)
  }
}

/**
 * Parses a form body, a query string or a batch command's query like PHP's `parse_str`. Every leaf is text.
 * @throws {PortalError} `INVALID_REQUEST`: a key is nested too deeply
 */
export const parsePhpForm = (form: string): WireMap => {
  const root = new PhpArray()
  const parts = form.split('&', maxFormVariables).filter((part) => part !== '')
  for (const part of parts) {
    const equals = part.indexOf('=')
    const name = decode(equals < 0 ? part : part.slice(0, equals))
    assign(root, name, equals < 0 ? '' : decode(part.slice(equals + 1)))
  }
  return withPlainText(toMap(root))
}

/** Decodes `+` and `%xx`. Bytes that are not UTF-8 become U+FFFD; broken escapes stay as written. */
const decode = (text: string): string => {
  const spaced = text.replaceAll('+', ' ')
  if (!spaced.includes('%')) return spaced
  return spaced.replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'))
}

const assign = (root: PhpArray, rawName: string, value: string): void => {
  const path = splitName(rawName)
  if (path === undefined) return
  if (path.length > maxFormNesting) throw tooDeep(maxFormNesting)
  let array = root
  for (const [depth, step] of path.entries()) {
    const key = step ?? String(array.nextIndex)
    if (depth === path.length - 1) {
      array.set(key, value)
      return
    }
    const known = array.get(key)
    const inner = known instanceof PhpArray ? known : new PhpArray()
    if (inner !== known) array.set(key, inner)
    array = inner
  }
}

/** The keys in a name, the outermost first. An undefined key means `[]`. The result is undefined if the name is empty. */
const splitName = (rawName: string): readonly (string | undefined)[] | undefined => {
  const nul = rawName.indexOf('\0')
  const name = (nul < 0 ? rawName : rawName.slice(0, nul)).replace(/^ +/, '')
  const open = name.indexOf('[')
  const head = (open < 0 ? name : name.slice(0, open)).replaceAll(/[ .]/g, '_')
  if (head === '') return undefined
  const path: (string | undefined)[] = [head]
  for (let at = open; at >= 0 && name[at] === '[';) {
    const close = closingBracket(name, at)
    if (close < 0) {
      // `a[b` is not an index: PHP reads it as one name. At a deeper level PHP drops the broken rest.
      return path.length === 1 ? [`${head}_${name.slice(at + 1).replaceAll(/[ .[]/g, '_')}`] : path
    }
    const key = name.slice(at + 1, close)
    path.push(/^\s?$/.test(key) ? undefined : key)
    at = close + 1
  }
  return path
}

const closingBracket = (name: string, open: number): number => name.indexOf(']', open + 1)

/** Whether PHP stores the key as an integer. */
export const isIntegerKey = (key: string): boolean => /^(?:0|-?[1-9]\d{0,14})$/.test(key)

const toMap = (array: PhpArray): WireMap =>
  Object.fromEntries([...array].map(([key, value]) => [key, typeof value === 'string' ? value : toWire(value)]))

/** A PHP array is a list only if its keys are exactly 0, 1, 2... in this order. */
const toWire = (array: PhpArray): WireValue => {
  let index = 0
  for (const key of array.keys()) if (key !== String(index++)) return toMap(array)
  return [...array.values()].map((value) => (typeof value === 'string' ? value : toWire(value)))
}
