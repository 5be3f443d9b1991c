import { formatDateTime } from '../server-time.ts'
import { isWireList, isWireMap, type WireMap, type WireValue } from '../wire-value.ts'
import type { MethodCall } from '../methods/method.ts'
import { isShapeList, isShapeMap, type MethodRecord, type Shape } from './record.ts'

/** Fills a documented shape for one call. Names that the caller sent get the caller's values, all others get plain values. */
export const sampleResult = (record: MethodRecord, call: MethodCall): WireValue => {
  if (record.shape === undefined) return resultByName(record.method)
  return sampleOf(record.shape, '', { given: flatten(call.params), call })
}

interface Sampling {
  /** The scalars that the caller sent, by lower-case name. */
  readonly given: ReadonlyMap<string, string | number | boolean>
  readonly call: MethodCall
}

const sampleOf = (shape: Shape, name: string, sampling: Sampling): WireValue => {
  if (isShapeList(shape)) return shape.map((inner) => sampleOf(inner, name, sampling))
  if (!isShapeMap(shape)) return sampleWord(String(shape), name, sampling)
  const entries = Object.entries(shape).filter(([key]) => key !== '*')
  return Object.fromEntries(entries.map(([key, inner]) => [key, sampleOf(inner, key, sampling)]))
}

const sampleWord = (word: string, name: string, { given, call }: Sampling): WireValue => {
  const sent = given.get(name.toLowerCase())
  switch (word) {
    case 'int':
    case 'double':
      return sent !== undefined && Number.isFinite(Number(sent)) ? Number(sent) : idOf(name, call)
    case 'numeric-string':
      return String(sent !== undefined && Number.isFinite(Number(sent)) ? Number(sent) : idOf(name, call))
    case 'boolean':
      return name === '' || sent === true
    case 'char':
      return sent === 'N' ? 'N' : 'Y'
    case 'datetime':
      return formatDateTime(call.portal.clock.nowMs())
    case 'null':
      return null
    case 'object':
      return []
    default:
      return sent === undefined ? name : String(sent)
  }
}

/** The id of a user is the caller's id. Other ids are 1. */
const idOf = (name: string, { caller }: MethodCall): number =>
  /user|author|created_?by|modif\w*_?by|responsible/i.test(name) ? caller.userId : 1

const flatten = (params: WireMap): ReadonlyMap<string, string | number | boolean> =>
  new Map(
    Object.entries(params).flatMap(([name, value]): [string, string | number | boolean][] => {
      if (isWireMap(value)) return [...flatten(value)]
      return isWireList(value) || value === null ? [] : [[name.toLowerCase(), value]]
    }),
  )

/** The results of methods whose page has no example, by the last word of the method. */
const resultByName = (method: string): WireValue => {
  const action = method.split('.').at(-1)?.toLowerCase() ?? ''
  if (/list/.test(action)) return []
  if (action.startsWith('add')) return 1
  return /^(?:get|fields|types|info)/.test(action) ? {} : true
}
