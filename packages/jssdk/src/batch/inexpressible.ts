import { membersOf } from './members.ts'

/** PHP's `max_input_nesting_level` and `max_input_vars`. PHP drops everything beyond them without an error. */
const deepest = 64
const mostValues = 1000

/** Parameters that mean the same when they are empty and when they are absent. */
const emptyIsAbsent = /^(?:filter|order|select|params)$/i
/** Parameters whose members are fields. Each field has a type on the portal. */
const fieldMaps = /^(?:fields|filter|property_values)$/i
/** Methods that store any value together with its type. */
const keepsTypes = /\.option\.set$/i

/** Names that PHP cuts or reads as "the next index", and characters that PHP changes in a parameter's name. */
const badName = /^\s?$|[\]\0]/
const badOuterName = /[ .[]/
/** The fault text for such a name, and for a value that is too deep or beyond the limit. */
const isChanged = 'is changed or dropped by PHP'
const halfCharacter = /\p{Surrogate}/u

const referenceStart = /\$(?:result|next|total|time|error)/gi

/**
 * Finds the references that a portal replaces by the result of an earlier command: `$result` or a similar name, with a `[key]` before the
 * next blank. The text is read once, so long texts stay fast.
 */
function* referencesIn(text: string): Generator<{ readonly whole: string; readonly name: string }, void> {
  for (const run of text.split(/\s+/)) {
    const start = new RegExp(referenceStart)
    for (let found = start.exec(run); found !== null; found = start.exec(run)) {
      // `[]` has no key, so the next bracket counts.
      const openAt = run.slice(start.lastIndex).search(/\[[^\]]/) + start.lastIndex
      const closeAt = openAt < start.lastIndex ? -1 : run.indexOf(']', openAt)
      if (closeAt < 0) break
      yield { whole: run.slice(found.index, closeAt + 1), name: run.slice(openAt + 1, closeAt) }
      start.lastIndex = closeAt + 1
    }
  }
}

/** A command whose parameters become a query. The parameters of a list have none of these members. */
export interface QueryCommand {
  readonly method: string
  /** Names of the earlier commands. Texts of this command may refer to them. */
  readonly earlier: ReadonlySet<string>
}

/**
 * Returns the first part of `params` that would change its meaning in the query of a REST v2 batch, or undefined. A query has only maps,
 * lists and texts. The portal reads numbers from texts where it expects numbers. These values are different:
 *
 * - An empty list or object disappears. That changes nothing when it is the whole `filter`, `order`, `select` or `params`.
 * - `false` has no text that is always right: "0" is wrong for a text, and "" is wrong for a flag. In a list's parameters `false` is always
 * a flag.
 * - `null` and `true` become "" and "1". They mean the same as a parameter of the method itself, and as the value of a field directly in
 * `fields`, `filter` or `PROPERTY_VALUES`. In lists and deeper down the portal may store the text. A list is read by calls and by batches,
 * and both have to find the same rows. So a list's fields must not have these values.
 * - `*.option.set` stores all of these, and numbers in a value, with their type.
 * - `undefined` in a list becomes `null`.
 * - PHP changes some names. It drops values below 64 levels and after the first 1,000.
 * - Half of a surrogate pair has no form. A text that looks like a reference is replaced, so it must name an earlier command.
 */
export const inexpressiblePart = (params: object, command?: QueryCommand): string | undefined => {
  const isLoose = keepsTypes.test(command?.method ?? '')
  let values = 0

  const faultOfText = (text: string, path: string): string | undefined => {
    if (halfCharacter.test(text)) return `${path} has half a character`
    // A cheap test before the search for references: a list sends thousands of commands, and almost none has a reference.
    if (!text.includes('$')) return undefined
    for (const { whole, name } of referencesIn(text))
      if (command?.earlier.has(name) !== true) return `${path} has ${whole}, no result of a command before`
    return undefined
  }
  const faultOfLeaf = (value: unknown, path: string, depth: number, isField: boolean): string | undefined => {
    values += 1
    if (values > mostValues) return `${path} ${isChanged}`
    if (typeof value === 'string') return faultOfText(value, path)
    const isTyped = command === undefined ? depth === 0 : value !== false && (depth === 0 || isField)
    const isKept = typeof value === 'number' ? !isLoose || depth < 2 : !isLoose && isTyped
    return isKept ? undefined : `${path} is ${String(value)}`
  }
  const faultIn = (container: object, path: string, depth: number): string | undefined => {
    const members = membersOf(container)
    if (depth > 0 && members.length === 0 && !(depth === 1 && emptyIsAbsent.test(path))) return `${path} is empty`
    const isField = depth === 1 && fieldMaps.test(path) && !Array.isArray(container)
    for (const [name, value] of members) {
      const at = depth === 0 ? name : `${path}.${name}`
      if (depth === deepest || badName.test(name) || (depth === 0 && badOuterName.test(name)))
        return `${at} ${isChanged}`
      const fault =
        faultOfText(name, at) ??
        (typeof value === 'object' && value !== null
          ? faultIn(value, at, depth + 1)
          : faultOfLeaf(value, at, depth, isField))
      if (fault !== undefined) return fault
    }
    return undefined
  }
  return faultIn(params, '', 0)
}
