import { createPortal, type Portal, type WireMap, type WireValue } from '@bitrix24/b24jssdk-portal'
import { coverage } from '../../src/coverage.ts'
import type { Api } from '../../src/methods/api.ts'
import { isShapeList, isShapeMap, type MethodRecord, type Shape } from '../../src/documented/record.ts'
import { allRecords } from '../../src/documented/records.ts'
import { askAs } from '../calls/ask-as.ts'
import { paramsOf } from '../calls/minimal-params.ts'
import { firstCalls, ownParams, seedOfExamples } from '../calls/own-params.ts'
import { isWireMap } from '../../src/wire-value.ts'
import { documentedMethods, objectOf, plainName, type DocumentedMethod } from '../facts.ts'
import { differences, isForgivable, type Difference } from './compare-shape.ts'

/** The answer of one method, held against its documented example. */
export interface ComparedMethod {
  readonly api: Api
  readonly method: string
  readonly scope: string
  readonly page: string
  /** All that is otherwise than documented. */
  readonly strict: readonly Difference[]
  /** The part of it that a lenient reader does not forgive. */
  readonly lenient: readonly Difference[]
}

/** Rows are added and changed before they are read, and deleted last. */
const turnOf = ({ method }: MethodRecord): number => {
  const last = method.split('.').at(-1)?.toLowerCase() ?? ''
  if (/^(?:add|register|create|bind|set|save|upload)/.test(last)) return 0
  if (last.startsWith('update')) return 1
  return /^(?:delete|unregister|unbind|remove)/.test(last) ? 3 : 2
}

/** What a method is asked. On v3 it is asked for the fields that its example shows. */
const askedOf = (record: MethodRecord): WireValue => {
  const own = ownParams[record.api === 'v3' ? `v3:${record.method}` : record.method]
  if (record.api === 'v2') return own ?? paramsOf(record, 'all')
  if (record.method.endsWith('.field.get')) return withSelect(record, { name: 'id', ...mapOf(own) })
  return own ?? withSelect(record, mapOf(paramsOf(record, 'required')))
}

const mapOf = (value: WireValue | undefined): WireMap => (isWireMap(value) ? value : {})

const withSelect = (record: MethodRecord, params: WireMap): WireMap => {
  const select = record.params.some(({ name }) => name === 'select') ? keysOf(record.shape) : []
  return select.length === 0 ? params : { ...params, select }
}

/** The names of the documented row's own fields. */
const keysOf = (shape: Shape | undefined): readonly string[] => {
  if (isShapeList(shape)) return keysOf(shape[0])
  if (!isShapeMap(shape)) return []
  const inner = shape['item'] ?? shape['items']
  return inner === undefined ? Object.keys(shape) : keysOf(inner)
}

/** Methods whose reply is a document of its own, in no envelope. */
const isDocument: ReadonlySet<string> = new Set(['documentation', 'rest.documentation.openapi'])

const keyOf = (api: string, method: string): string => `${api}:${method.toLowerCase()}`

/** The implemented methods whose documentation has an example of the answer: what the shares are shares of. */
export const measuredRecords = (): readonly MethodRecord[] => {
  const implemented = new Set(
    coverage()
      .filter((method) => method.coverage === 'implemented')
      .map(({ api, method }) => keyOf(api, method)),
  )
  return allRecords().filter(({ api, method, shape }) => shape !== undefined && implemented.has(keyOf(api, method)))
}

/** Names of everything that calls of one object gave. */
class GivenNames {
  readonly #byObject = new Map<string, Set<string>>()

  add(method: string, params: WireValue): void {
    const object = objectOf(method)
    const names = this.#byObject.get(object) ?? new Set()
    this.#byObject.set(object, names)
    collectNames(params, names)
  }

  of(method: string): ReadonlySet<string> {
    return this.#byObject.get(objectOf(method)) ?? new Set()
  }
}

const collectNames = (value: WireValue, names: Set<string>): void => {
  if (typeof value !== 'object' || value === null) return
  for (const [name, inner] of Object.entries(value) as readonly [string, WireValue][]) {
    names.add(plainName(name))
    collectNames(inner, names)
  }
}

const portalOfExamples = async (): Promise<{ readonly portal: Portal; readonly accessToken: string }> => {
  const portal = await createPortal({ seed: seedOfExamples, switches: { eventsByWebhook: true } })
  return { portal, accessToken: portal.installApp().tokens.accessToken }
}

/**
 * Asks every measured method once, of one portal with the rows that the examples speak of.
 * @throws {Error} a call that prepares the rows is refused
 */
export const measureShapes = async (
  onProgress: (done: number, of: number) => void = () => {},
): Promise<readonly ComparedMethod[]> => {
  const facts = new Map<string, DocumentedMethod>(
    documentedMethods.flatMap((method) => method.api.map((api) => [keyOf(api, method.method), method] as const)),
  )
  const { portal, accessToken } = await portalOfExamples()
  await using _ = portal
  const given = new GivenNames()
  const ask = async (record: Pick<MethodRecord, 'api' | 'method'>, params: WireValue): Promise<WireMap> => {
    given.add(record.method, params)
    return (await askAs(portal, accessToken, record, params)).body
  }
  for (const [method, params] of firstCalls) {
    const { error, error_description } = await ask({ api: 'v2', method }, params)
    if (error !== undefined)
      throw new Error(`${method} before the comparison: ${JSON.stringify([error, error_description])}`)
  }
  const compared: ComparedMethod[] = []
  const records = measuredRecords().toSorted((a, b) => turnOf(a) - turnOf(b))
  for (const record of records) {
    const method = facts.get(keyOf(record.api, record.method))
    if (method === undefined || record.shape === undefined) continue
    const body = await ask(record, askedOf(record))
    const result = isDocument.has(record.method) ? body : body['result']
    const strict = differences({ method, body, result, given: given.of(record.method) })
    compared.push({
      api: record.api,
      method: record.method,
      scope: record.scopes[0] ?? 'common',
      page: method.page,
      strict,
      lenient: strict.filter((difference) => !isForgivable(difference)),
    })
    onProgress(compared.length, records.length)
  }
  return compared
}
