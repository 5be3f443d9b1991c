import type { WireMap, WireValue } from '@bitrix24/b24jssdk-portal'
import { closedValuesOf, fieldsOfObject, objectOf, plainName, type DocumentedMethod, type Shape } from '../facts.ts'

/** What may differ between a documented answer and a given one. */
export type DifferenceKind =
  /** A documented key is not there. */
  | 'missing'
  /** A key is there that neither the example nor the entity has. */
  | 'undocumented'
  /** Another type of JSON. */
  | 'type'
  /** A string of another form: no digits, no date, neither Y nor N. */
  | 'form'
  /** Null, or an empty map, where the documentation has a value and the calls before gave one, or only the portal can give it. */
  | 'empty'
  /** A list without rows, so that there is nothing to compare. */
  | 'norows'
  /** `total` is not there, or is not documented. */
  | 'total'

export interface Difference {
  readonly path: string
  readonly kind: DifferenceKind
  readonly about: string
}

/** Nulls, more keys and other forms of strings: most programs read an answer all the same. */
export const isForgivable = ({ kind }: Difference): boolean =>
  kind === 'empty' || kind === 'undocumented' || kind === 'form' || kind === 'total'

/** One compared answer. */
export interface Compared {
  readonly method: DocumentedMethod
  readonly body: WireMap
  readonly result: WireValue | undefined
  /** The names that calls of this object gave a value for, as {@link plainName} has them. */
  readonly given: ReadonlySet<string>
}

interface Context {
  readonly nullable: ReadonlySet<string>
  /** The key of the rows in the result. */
  readonly container: string | undefined
  readonly isKnown: (key: string) => boolean
  /** Whether a closed list of the documentation has the text: flags of three letters. */
  readonly isClosed: (key: string, text: string) => boolean
  /** Whether the calls before left the value to nobody: a caller may write it, and none did. */
  readonly isLeftOpen: (key: string) => boolean
}

/**
 * All that an answer has otherwise than documented. Of a list, every row is looked at, and every row must have every documented key.
 * A documented `null` says nothing of the type. Custom fields and properties of the example are its own.
 */
export const differences = ({ method, body, result, given }: Compared): readonly Difference[] => {
  const { shape, nullable = [] } = method.result
  if (shape === undefined) return []
  const { known, writable } = fieldsOfObject(objectOf(method.method))
  const context: Context = {
    nullable: new Set(nullable.map(plainPath)),
    container: method.result.container ?? undefined,
    isClosed: (key, text) => closedValuesOf(objectOf(method.method), key).has(text),
    isKnown: (key) => known.has(plainName(key)) || isOwn(key),
    isLeftOpen: (key) => writable.has(plainName(key)) && !given.has(plainName(key)),
  }
  return unique([...compare(shape, result, 'result', '', context), ...totalDifferences(method, body)])
}

/** `sessions[].voteHead`, `sessions.*.voteHead` and `sessions.0.voteHead` are one path. */
const plainPath = (path: string): string => path.replaceAll('[]', '.*').replaceAll(/\.\d+(?=\.|$)/g, '.*')

const unique = (found: readonly Difference[]): readonly Difference[] => [
  ...new Map(found.map((difference) => [`${difference.path} ${difference.kind}`, difference])).values(),
]

const totalDifferences = (
  { pageable = false, result }: DocumentedMethod,
  { total }: WireMap,
): readonly Difference[] => {
  const names = (result.fields ?? []).map(({ name }) => name)
  // Some methods count inside of the result.
  const { shape } = result
  if (shape !== undefined && shape !== null && typeof shape === 'object' && 'total' in shape) return []
  if (names.includes('total') && typeof total !== 'number')
    return [{ path: 'total', kind: 'total', about: 'is not there' }]
  if (names.length > 0 && !names.includes('total') && !pageable && total !== undefined)
    return [{ path: 'total', kind: 'total', about: 'is not documented' }]
  return []
}

const compare = (
  shape: Shape,
  answer: WireValue | undefined,
  path: string,
  key: string,
  context: Context,
): readonly Difference[] => {
  if (shape === null || shape === 'null') return []
  if (answer === undefined) return [{ path, kind: 'missing', about: 'is not there' }]
  if (answer === null) return mayBeEmpty(path, key, context) ? [] : [{ path, kind: 'empty', about: 'null' }]
  if (typeof shape === 'string') return compareWord(shape, answer, path, key, context)
  return isList(shape) ? compareList(shape, answer, path, key, context) : compareMap(shape, answer, path, key, context)
}

const mayBeEmpty = (path: string, key: string, { nullable, isLeftOpen }: Context): boolean => {
  if (path === 'result') return nullable.has('result') || nullable.has('')
  return nullable.has(plainPath(path.replace(/^result\.?/, ''))) || isLeftOpen(key)
}

const isList = (value: Shape | WireValue): value is readonly Shape[] => Array.isArray(value)

const compareList = (
  shape: readonly Shape[],
  answer: WireValue,
  path: string,
  key: string,
  context: Context,
): readonly Difference[] => {
  const [element] = shape
  // PHP has one form for the empty list and the empty map, so an empty example says neither.
  if (element === undefined)
    return typeof answer === 'object'
      ? []
      : [{ path, kind: 'type', about: `a list documented, ${jsonType(answer)} given` }]
  if (!Array.isArray(answer)) return [{ path, kind: 'type', about: `a list documented, ${jsonType(answer)} given` }]
  // Inside of a row an empty list is a value. A list of rows has to show one.
  if (answer.length === 0) return isOfRows(path, context) ? [{ path, kind: 'norows', about: 'an empty list' }] : []
  return answer.flatMap((value: WireValue) => compare(element, value, `${path}[]`, key, context))
}

const isOfRows = (path: string, { container }: Context): boolean =>
  path === 'result' || path === `result.${container ?? ''}`

const compareMap = (
  shape: { readonly [key: string]: Shape },
  answer: WireValue,
  path: string,
  key: string,
  context: Context,
): readonly Difference[] => {
  const names = Object.keys(shape)
  if (typeof answer !== 'object' || answer === null)
    return [{ path, kind: 'type', about: `a map documented, ${jsonType(answer)} given` }]
  const isDictionary = (dictionaryKey(names) ?? moduleKey(shape)) !== undefined
  if (Array.isArray(answer)) {
    if (answer.length > 0) return [{ path, kind: 'type', about: 'a list for a map' }]
    // PHP's empty array. A map of fields is never empty; one whose keys are ids may be, below the rows themselves.
    return names.length === 0 || (isDictionary && !isOfRows(path, context)) || mayBeEmpty(path, key, context)
      ? []
      : [{ path, kind: 'empty', about: 'a list for a map' }]
  }
  const given = new Map<string, WireValue>(Object.entries(answer))
  if (isDictionary)
    return [...given.values()].flatMap((value) =>
      fewest(Object.values(shape).map((inner) => compare(inner, value, `${path}.*`, key, context))),
    )
  const missingOrDifferent = names
    .filter((name) => (!isOwn(name) || given.has(name)) && !isEnvelope(path, name))
    .flatMap((name) => compare(shape[name] ?? null, given.get(name), `${path}.${name}`, name, context))
  if (names.length === 0) return missingOrDifferent
  const undocumented = [...given.keys()].filter((name) => !Object.hasOwn(shape, name) && !context.isKnown(name))
  return [
    ...missingOrDifferent,
    ...undocumented.map((name): Difference => ({
      path: `${path}.${name}`,
      kind: 'undocumented',
      about: 'is not documented',
    })),
  ]
}

/** The differences from that of several examples which is the nearest. */
const fewest = (all: readonly (readonly Difference[])[]): readonly Difference[] =>
  all.toSorted((a, b) => a.length - b.length)[0] ?? []

/** A key that stands for any other: ids, codes with an id in them, languages. Undefined if the keys are names of fields. */
const dictionaryKey = (names: readonly string[]): string | undefined =>
  names.find((name) => name === '*' || /^n?\d+$/.test(name)) ??
  (dictionaryForms.some((form) => names.every((name) => form.test(name))) && !isIdAmongFew(names)
    ? names[0]
    : undefined)

/** A map of modules by their codes, of which the example shows one. */
const moduleKey = (shape: { readonly [key: string]: Shape }): string | undefined => {
  const [[code, inner] = ['', null], ...others] = Object.entries(shape)
  const isModule = typeof inner === 'object' && inner !== null && 'MODULE_ID' in inner
  return isModule && others.length === 0 ? code : undefined
}

/** `id` is a language among others, and the name of a field in a small map. */
const isIdAmongFew = (names: readonly string[]): boolean => names.includes('id') && names.length < 10

/** Of keys with an id at their end, all must have one: `ADDRESS_2` is a field among others. */
const dictionaryForms: readonly RegExp[] = [/^(?:[a-z]{2}|default)$/, /^[A-Z]+_?\d+$/, /^[a-z]+\d+$/]

/** Keys that belong to the example's own portal: custom fields, properties, relations to types. */
const isOwn = (key: string): boolean =>
  /^(?:UF_|uf[A-Z]|property\d|PROPERTY_\d|parentId\d|PARENT_ID_\d|rest_\d)/.test(key)

/** Some examples repeat the envelope's `time` inside of the result. */
const isEnvelope = (path: string, name: string): boolean => path === 'result' && name === 'time'

const jsonType = (value: WireValue): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'a map' : `${typeof value} ${JSON.stringify(value).slice(0, 30)}`
}

const compareWord = (
  word: string,
  answer: WireValue,
  path: string,
  key: string,
  context: Context,
): readonly Difference[] => {
  const type = (about: string): readonly Difference[] => [
    { path, kind: 'type', about: `${about} documented, ${jsonType(answer)} given` },
  ]
  switch (word) {
    // Examples show amounts such as `100`, so a whole number does not say that others are refused.
    case 'int':
    case 'double':
      return typeof answer === 'number' ? [] : type('a number')
    case 'boolean':
      return typeof answer === 'boolean' ? [] : type('a boolean')
    case 'object':
      return typeof answer === 'object' ? [] : type('a map')
    case 'string':
      return typeof answer === 'string' ? [] : type('a string')
    default:
      return typeof answer === 'string' ? compareForm(word, answer, path, key, context) : type(`a string (${word})`)
  }
}

const stringForms: Readonly<Record<string, (text: string) => boolean>> = {
  'numeric-string': (text) => /^-?\d+(?:\.\d+)?$/.test(text),
  char: (text) => text === 'Y' || text === 'N',
  datetime: (text) => !Number.isNaN(Date.parse(text)) || /^\d{2}\.\d{2}\.\d{4}(?: \d{2}:\d{2}(?::\d{2})?)?$/.test(text),
}

const compareForm = (
  word: string,
  text: string,
  path: string,
  key: string,
  context: Context,
): readonly Difference[] => {
  const isOfForm = stringForms[word]
  if (isOfForm === undefined || isOfForm(text) || (word === 'char' && context.isClosed(key, text))) return []
  if (text === '' && mayBeEmpty(path, key, context)) return []
  return [{ path, kind: 'form', about: `${word} documented, ${JSON.stringify(text).slice(0, 40)} given` }]
}
