import { membersOf } from './members.ts'

/** PHP's `max_input_nesting_level` and `max_input_vars`: what goes beyond them is dropped without a word. */
const deepest = 64
const mostValues = 1000

/** Parameters for which nothing in them and nothing given are the same. */
const emptyIsAbsent = /^(?:filter|order|select|params)$/i
/** Parameters in which each value is that of a field, which has a type. */
const fieldMaps = /^(?:fields|filter|property_values)$/i
/** Methods that keep whatever they are given, with its type. */
const keepsTypes = /\.option\.set$/i

/** Names that PHP cuts or reads as "the next index", and what it changes in the name of a parameter. */
const badName = /^\s?$|[\]\0]/
const badOuterName = /[ .[]/
/** Said of such a name, and of what is too deep or one too many. */
const isChanged = 'is changed or dropped by PHP'
const halfCharacter = /\p{Surrogate}/u

const referenceStart = /\$(?:result|next|total|time|error)/gi

/** What a batch replaces by a result: the text up to a blank, if there is a `[key]` in it. Each character is looked at once. */
function* referencesIn(text: string): Generator<{ readonly whole: string; readonly name: string }, void> {
  for (const run of text.split(/\s+/)) {
    const start = new RegExp(referenceStart)
    for (let found = start.exec(run); found !== null; found = start.exec(run)) {
      // `[]` names nothing: the next bracket counts.
      const openAt = run.slice(start.lastIndex).search(/\[[^\]]/) + start.lastIndex
      const closeAt = openAt < start.lastIndex ? -1 : run.indexOf(']', openAt)
      if (closeAt < 0) break
      yield { whole: run.slice(found.index, closeAt + 1), name: run.slice(openAt + 1, closeAt) }
      start.lastIndex = closeAt + 1
    }
  }
}

/** A command whose parameters go into a query; a list gives none of this. */
export interface QueryCommand {
  readonly method: string
  /** Names of the commands before it, to which its texts may refer. */
  readonly earlier: ReadonlySet<string>
}

/**
 * Names the first part of `params` that the query of a REST v2 batch cannot carry so that the portal understands the same as from a
 * call of its own, or nothing. A query knows maps, lists and texts, and the portal reads a number out of a text where it means one.
 * Not so, by place:
 *
 * - An empty list or object vanishes. It says nothing anyway where it is the whole `filter`, `order`, `select` or `params`.
 * - `false` has no text: "0" is none for a text, and "" none for a flag. A parameter of a list that is `false` is a flag.
 * - `null` and `true` become "" and "1". That is the same for a parameter of the method itself and for the value of a field, directly
 *   in `fields`, `filter` or `PROPERTY_VALUES`; in lists and deeper down the portal may keep what comes. Of a list, which is read by
 *   calls and batches in turn and has to find the same rows, no field may have them.
 * - `*.option.set` keeps all of them, and numbers in a value, with their type.
 * - `undefined` in a list is `null`.
 * - PHP changes some names, and drops what is deeper than 64 levels or comes after 1,000 values.
 * - Half a character has no form, and a text that looks like a reference is replaced: it has to mean a command before.
 */
export const inexpressiblePart = (params: object, command?: QueryCommand): string | undefined => {
  const isLoose = keepsTypes.test(command?.method ?? '')
  let values = 0

  const faultOfText = (text: string, path: string): string | undefined => {
    if (halfCharacter.test(text)) return `${path} has half a character`
    // A list sends thousands of commands, and hardly any of their texts is a reference.
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
