import type { WireValue } from '@bitrix24/b24jssdk-portal'
import { isShapeList, isShapeMap, type Shape } from '../../src/documented/record.ts'

/**
 * What an answer lacks of a documented shape, as paths: keys that are missing, values of another type. Of a list every row
 * is looked at. Null stands for every type, an empty list for a list or a map inside the answer; so does an empty map
 * there; keys that are numbers stand for one another.
 */
export const differences = (shape: Shape, answer: WireValue | undefined, path = 'result'): readonly string[] => {
  if (answer === undefined) return [path + missing]
  if (answer === null) return path === 'result' && shape !== 'null' ? [`${path}: null`] : []
  if (isShapeList(shape)) return listDifferences(shape, answer, path)
  if (isShapeMap(shape)) return mapDifferences(shape, answer, path)
  return isOfWord(String(shape), answer) ? [] : [`${path}: ${String(shape)} but ${JSON.stringify(answer).slice(0, 40)}`]
}

const missing = ': missing'

const listDifferences = (shape: readonly Shape[], answer: WireValue, path: string): readonly string[] => {
  if (typeof answer !== 'object' || answer === null) return [`${path}: no list`]
  const values: readonly WireValue[] = Object.values(answer)
  const [element] = shape
  if (element === undefined) return []
  if (values.length === 0) return path === 'result' ? [`${path}: an empty list`] : []
  const found = values.map((value) => differences(element, value, `${path}[]`))
  // Every row must have the right types; a key may stand in some rows only, but in one of them at least.
  const isEverywhere = (difference: string): boolean => found.every((ofRow) => ofRow.includes(difference))
  return [...new Set(found.flat())].filter((difference) => !difference.endsWith(missing) || isEverywhere(difference))
}

const mapDifferences = (shape: Readonly<Record<string, Shape>>, answer: WireValue, path: string): readonly string[] => {
  if (typeof answer !== 'object' || answer === null) return [`${path}: no map`]
  const entries = Object.entries(shape)
  if (Array.isArray(answer))
    return answer.length === 0 && (entries.length === 0 || path !== 'result') ? [] : [`${path}: a list`]
  const known = new Map<string, WireValue>(Object.entries(answer))
  const [any] = known.values()
  if (any === undefined && path !== 'result') return []
  return entries.flatMap(([key, inner]) => {
    if (isOwn(key) && !known.has(key)) return []
    if (key === '*' || /^\d+$/.test(key))
      return any === undefined ? [] : differences(inner, known.get(key) ?? any, `${path}.*`)
    return differences(inner, known.get(key), `${path}.${key}`)
  })
}

/** Keys of an example that are its own: custom fields, properties. */
const isOwn = (key: string): boolean => /^(?:UF_|uf[A-Z]|property\d|PROPERTY_\d|parentId\d|PARENT_ID_\d)/.test(key)

const isOfWord = (word: string, answer: WireValue): boolean => {
  switch (word) {
    case 'int':
    case 'double':
      return typeof answer === 'number'
    case 'numeric-string':
      return typeof answer === 'string' && (answer === '' || Number.isFinite(Number(answer)))
    case 'string':
      return typeof answer === 'string'
    case 'boolean':
      return typeof answer === 'boolean'
    case 'char':
      return typeof answer === 'string' && answer.length <= 1
    case 'datetime':
      return typeof answer === 'string' && (answer === '' || !Number.isNaN(Date.parse(answer)))
    case 'object':
      return typeof answer === 'object'
    default:
      return true
  }
}
