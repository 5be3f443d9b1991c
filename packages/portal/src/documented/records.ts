import { methodLines } from '../generated/method-records.ts'
import { entryOf, isWireList, isWireMap, parseJson, type WireMap, type WireValue } from '../wire-value.ts'
import type { Api } from '../methods/method.ts'
import type { MethodRecord, ParamRecord } from './record.ts'

/** Scopes the documentation names by another word than tokens do. */
const scopeWords: Readonly<Record<string, readonly string[]>> = { basic: [], moduleId: [], sonet: ['sonet_group'] }

const readParam = ([marked, value]: [string, WireValue]): ParamRecord => {
  const inner = isWireList(value) ? value[0] : value
  return {
    name: marked.replace(/[*!#]+$/, ''),
    type: isWireList(value) ? 'array' : typeof value === 'string' ? value : 'object',
    isRequired: marked.includes('*'),
    isReadOnly: marked.includes('!'),
    isImmutable: marked.includes('#'),
    children: isWireMap(inner) ? readParams(inner) : [],
  }
}

/** `UF_*` stands for custom fields of any name: the asterisk asks for none of them. */
const readParams = (params: WireValue | undefined): readonly ParamRecord[] =>
  isWireMap(params)
    ? Object.entries(params)
        .filter(([marked]) => marked !== 'UF_*')
        .map(readParam)
    : []

const textOf = (value: WireValue | undefined): string => (typeof value === 'string' ? value : '')

const texts = (value: WireValue | undefined): readonly string[] => (isWireList(value) ? value.map(textOf) : [])

const kinds = ['list', 'object', 'boolean', 'scalar'] as const

const readRecord = (line: WireMap): MethodRecord => {
  const container = line['container']
  return {
    method: textOf(line['method']),
    api: line['api'] === 'v3' ? 'v3' : 'v2',
    scopes: texts(line['scope']).flatMap((scope) => scopeWords[scope] ?? [scope]),
    params: readParams(line['params']),
    kind: kinds.find((kind) => kind === line['kind']) ?? 'unknown',
    container: typeof container === 'string' ? container : undefined,
    isPageable: line['pageable'] === true,
    errors: texts(line['errors']),
    fields: readParams(line['fields']),
    shape: entryOf(line, 'shape'),
  }
}

const keyOf = (api: Api, name: string): string => `${api}:${name.toLowerCase()}`

let known: ReadonlyMap<string, MethodRecord> | undefined

/** Read once for the process, when the first method is looked up. */
const byName = (): ReadonlyMap<string, MethodRecord> => {
  known ??= new Map(
    methodLines.flatMap((line): [string, MethodRecord][] => {
      const parsed = parseJson(line)
      if (!isWireMap(parsed)) return []
      const record = readRecord(parsed)
      return [[keyOf(record.api, record.method), record]]
    }),
  )
  return known
}

/** Every documented method, in the order of the names. */
export const allRecords = (): readonly MethodRecord[] => [...byName().values()]
