import { methodLines } from '../generated/method-records.ts'
import { entryOf, isWireList, isWireMap, parseJson, type WireMap, type WireValue } from '../wire-value.ts'
import type { Api } from '../methods/api.ts'
import type { DocumentedError, MethodRecord, ParamRecord } from './record.ts'

/** Scopes whose name in the documentation differs from their name in a token. */
const scopeWords: Readonly<Record<string, readonly string[]>> = { basic: [], moduleId: [], sonet: ['sonet_group'] }

const readParam = (marked: string, value: WireValue): ParamRecord => {
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

/** `UF_*` stands for custom fields of any name. The asterisk here does not mark a required parameter. */
const readParams = (params: WireValue | undefined): readonly ParamRecord[] => {
  if (!isWireMap(params)) return noParams
  const read: ParamRecord[] = []
  for (const marked of Object.keys(params)) if (marked !== 'UF_*') read.push(readParam(marked, params[marked] ?? null))
  return read
}

const noDefaults: WireMap = {}
const noParams: readonly ParamRecord[] = []

const textOf = (value: WireValue | undefined): string => (typeof value === 'string' ? value : '')

const texts = (value: WireValue | undefined): readonly string[] => (isWireList(value) ? value.map(textOf) : [])

const kinds = ['list', 'object', 'boolean', 'scalar'] as const

const readRecord = (line: WireMap): MethodRecord => {
  const container = line['container']
  return {
    method: textOf(line['method']),
    api: line['api'] === 'v3' ? 'v3' : 'v2',
    scopes: texts(line['scope']).flatMap((scope) => scopeWords[scope] ?? [scope]),
    isReadOnly: line['reads'] === true,
    params: readParams(line['params']),
    defaults: isWireMap(line['defaults']) ? line['defaults'] : noDefaults,
    kind: kinds.find((kind) => kind === line['kind']) ?? 'unknown',
    container: typeof container === 'string' ? container : undefined,
    isPageable: line['pageable'] === true,
    errors: texts(line['errors']),
    refusals: texts(line['refusals']).map(readRefusal),
    fields: readParams(line['fields']),
    shape: entryOf(line, 'shape'),
  }
}

const refusalCases: Readonly<Record<string, DocumentedError['case']>> = {
  m: 'missing',
  n: 'notFound',
  d: 'denied',
  i: 'invalid',
}

/**
 * Reads `case|parameters|code|status`. `m|id,name|ERROR_CORE|400` means: `id` or `name` is missing, the code is `ERROR_CORE`, the status is
 * 400.
 */
const readRefusal = (text: string): DocumentedError => {
  const [kind = '', params = '', code = '', status = ''] = text.split('|')
  return {
    case: refusalCases[kind] ?? 'invalid',
    params: params === '' ? [] : params.split(','),
    code,
    status: status === '' ? undefined : Number(status),
  }
}

const keyOf = (api: Api, name: string): string => `${api}:${name.toLowerCase()}`

let known: readonly MethodRecord[] | undefined

/** Every documented method, in the order of the names. The file is read once per process, at the first use. */
export const allRecords = (): readonly MethodRecord[] => (known ??= readRecords())

/** What the documentation says of a method, whose letters may stand in another case. */
export const recordOf = (api: Api, name: string): MethodRecord | undefined => {
  byKey ??= new Map(allRecords().map((record) => [keyOf(record.api, record.method), record]))
  return byKey.get(keyOf(api, name))
}

let byKey: ReadonlyMap<string, MethodRecord> | undefined

/**
 * The documented REST v2 methods with these names, in the order of the documentation. The index of positions saves time at a portal's
 * start.
 */
export const recordsNamed = (names: ReadonlySet<string>): readonly MethodRecord[] => {
  positions ??= new Map(allRecords().flatMap(({ api, method }, at) => (api === 'v2' ? [[method, at] as const] : [])))
  const found = [...names].flatMap((name) => positions?.get(name) ?? [])
  return found.toSorted((a, b) => a - b).flatMap((at) => allRecords()[at] ?? [])
}

let positions: ReadonlyMap<string, number> | undefined

/** If two methods have the same name, the later one counts. */
const readRecords = (): readonly MethodRecord[] => {
  const byName = new Map<string, MethodRecord>()
  for (const line of methodLines) {
    const parsed = parseJson(line)
    if (!isWireMap(parsed)) continue
    const record = readRecord(parsed)
    byName.set(keyOf(record.api, record.method), record)
  }
  return [...byName.values()]
}
