// Writes what the SDK knows of the list methods of REST v2.
import { facts } from './facts.mjs'
import { writeGenerated } from './write-generated.ts'

import { alsoAtOnce, containers, corrections, families, notLists } from '../data/list-methods-overlay.mjs'

const usualPageSize = 50
/** The parameter that the rows to pass over are named with, and the one that it stands in; `undefined` when the method has none. */
const offsetOf = (params) => {
  for (const { name, children = [] } of params) {
    if (name.toLowerCase() === 'offset') return { offset: name }
    if (name.toLowerCase() === 'params' && children.some((child) => child.name === 'offset'))
      return { offset: 'offset', inside: name }
  }
  return undefined
}

/** The member of the result that holds the rows, where it holds other lists, too. */
const containerOf = ({ method, result: { shape, container } = {} }) => {
  const name = containers[method.toLowerCase()] ?? container
  const lists = typeof shape === 'object' && shape !== null ? Object.values(shape).filter(Array.isArray) : []
  return name && name !== 'items' && lists.length > 1 ? { container: name } : {}
}

/** A list is read along its ids where it can be filtered and ordered by them and each row is in its own place of an array. */
const isKeyset = (params, { idField, keyed, shape, container }) => {
  const row = Object.values((container == null ? shape : shape?.[container]) ?? {})[0]
  // Texts cannot be asked for by what lies above 0.
  if (row?.[idField] === 'string' || row?.[idField] === 'char') return false
  const types = new Map(params.map(({ name, type }) => [name.toLowerCase(), type]))
  const isMap = (type) => type !== undefined && type !== 'string'
  return (idField === 'ID' || idField === 'id') && keyed !== true && isMap(types.get('filter')) && types.has('order')
}

const factsOf = ({ method, paging, pageable, pageSize, params = [], result }) => {
  const correction = corrections[method.toLowerCase()]
  if (correction !== undefined) return correction
  if (alsoAtOnce.test(method.toLowerCase())) return { paging: 'none' }
  switch (paging) {
    case 'start':
      return isKeyset(params, result) ? { paging: 'keyset', cursorIdKey: result.idField } : { paging: 'start' }
    case 'offset': {
      const offset = offsetOf(params)
      if (offset === undefined)
        throw new Error(`${method} pages by an offset, but no parameter of that name is documented`)
      return { paging: 'offset', ...offset, pageSize: pageSize ?? usualPageSize }
    }
    case 'page':
      return { paging: 'page' }
    case undefined:
      return result?.kind === 'list' && !(pageable && isKeyset(params, result)) ? { paging: 'none' } : undefined
    default:
      return { paging: 'other', pageSize: pageSize ?? usualPageSize }
  }
}

const isList = ({ method, api, effect, result = {}, pageable, paging }) =>
  api.includes('v2') &&
  effect !== 'write' &&
  !notLists.test(method.toLowerCase()) &&
  (result.kind === 'list' || pageable || paging !== undefined || alsoAtOnce.test(method.toLowerCase()))

const byName = (a, b) => (a < b ? -1 : 1)
const documented = facts('methods.json')
const records = documented.filter(isList)
const written = records.flatMap((record) => {
  const found = factsOf(record)
  return found === undefined
    ? []
    : [{ name: record.method.toLowerCase(), key: JSON.stringify({ ...found, ...containerOf(record) }) }]
})
const groups = new Map(written.map(({ key }) => [key, { families: [], byEnding: new Map() }]))
for (const { like, ...alike } of families) groups.get(JSON.stringify(alike)).families.push(like.source)
for (const { name, key } of written) {
  const family = families.filter(({ like }) => like.test(name))
  if (family.length > 1) throw new Error(`${name} is of two families`)
  const isUsual = family.some((alike) => JSON.stringify({ ...alike, like: undefined }) === key)
  if (isUsual) continue
  const { byEnding } = groups.get(key)
  const [, beginning = '', ending] = /^(?:(.*)\.)?(.*)$/.exec(name)
  byEnding.set(ending, [...new Set([...(byEnding.get(ending) ?? []), beginning])].toSorted(byName))
}
const undocumented = Object.keys(corrections).filter(
  (name) => !records.some(({ method }) => method.toLowerCase() === name),
)
if (undocumented.length > 0)
  throw new Error(`The overlay corrects methods that are not there: ${undocumented.join(', ')}`)

for (const { like } of families) {
  if (!written.some(({ name }) => like.test(name))) throw new Error(`No documented method is of the family ${like}`)
  // Of a few the documentation has no reply.
  const other = documented.find(
    (record) =>
      record.effect !== 'write' &&
      record.result?.kind !== 'unknown' &&
      !isList(record) &&
      record.api.includes('v2') &&
      like.test(record.method.toLowerCase()),
  )
  if (other !== undefined) throw new Error(`${other.method} is no list, and of the family ${like}`)
}

const byFirst = ([a], [b]) => (a < b ? -1 : 1)
const literal = (value) => (typeof value === 'string' ? `'${value}'` : String(value))
const code = [...groups].toSorted(byFirst).map(([key, { families: sources, byEnding }]) => {
  const settings = Object.entries(JSON.parse(key)).map(([name, value]) => `    ${name}: ${literal(value)},\n`)
  const family = sources.length === 0 ? '' : `    family: /${sources.join('|')}/,\n`
  const methods = [...byEnding]
    .toSorted(byFirst)
    .map(([ending, names]) => `      ${ending}: ${literal(names.join(' '))},\n`)
  return `  {\n${settings.join('')}${family}    methods: {\n${methods.join('')}    },\n  },\n`
})
writeGenerated(
  'packages/jssdk/src/generated/list-methods.ts',
  `// generated by scripts/generate-list-methods.mjs; do not edit
import type { ListGroup } from '../lists/list-group.ts'

/** The documented list methods of REST v2, in lower case, by how they are read and the last part of their names. */
export const listGroups: readonly ListGroup[] = [
${code.join('')}]
`,
)
