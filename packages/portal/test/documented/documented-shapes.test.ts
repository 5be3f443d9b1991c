import { createPortal, type Portal, type WireValue } from '@bitrix24/b24jssdk-portal'
import { expect, it } from 'vitest'
import { coverage } from '../../src/coverage.ts'
import { isShapeList, isShapeMap, type MethodRecord, type Shape } from '../../src/documented/record.ts'
import { allRecords } from '../../src/documented/records.ts'
import { resultOf } from '../client.ts'
import { differences } from './compare-shape.ts'
import { paramsOf } from './minimal-params.ts'
import { readMap } from './read-map.ts'
import { firstCalls, ownParams, seedOfExamples } from './own-params.ts'

/** Rows are added and changed before they are read, and deleted last. */
const turnOf = ({ method }: MethodRecord): number => {
  const last = method.split('.').at(-1)?.toLowerCase() ?? ''
  if (/^(?:add|register|create|bind|set|save|upload)/.test(last)) return 0
  if (last.startsWith('update')) return 1
  return /^(?:delete|unregister|unbind|remove)/.test(last) ? 3 : 2
}

const isImplemented = new Set(
  coverage()
    .filter((method) => method.coverage === 'implemented')
    .map(({ api, method }) => `${api}:${method}`),
)

/** What a method is asked: on v3, with the fields its example shows. */
const askedOf = (record: MethodRecord): WireValue => {
  const own = ownParams[record.api === 'v3' ? `v3:${record.method}` : record.method]
  if (own !== undefined || record.api === 'v2') return own ?? paramsOf(record, 'all')
  const params = Object.fromEntries(Object.entries(paramsOf(record, 'required')))
  if (record.method.endsWith('.field.get')) return { ...params, name: 'id' }
  const select = record.params.some(({ name }) => name === 'select') ? keysOf(record.shape) : []
  return select.length === 0 ? params : { ...params, select }
}

/** Names of the documented row's own fields. */
const keysOf = (shape: Shape | undefined): readonly string[] => {
  if (isShapeList(shape)) return keysOf(shape[0])
  if (!isShapeMap(shape)) return []
  const inner = shape['item'] ?? shape['items']
  return inner === undefined ? Object.keys(shape) : keysOf(inner)
}

/** Methods of an application's own: a webhook may not call them. */
const isOfApplication = (method: string): boolean =>
  /^(?:app|event|placement|pull|user\.option)\.|\.layout\.blocks\./.test(method)

/** Methods whose reply is a document of its own, in no envelope. */
const isDocument: ReadonlySet<string> = new Set(['documentation', 'rest.documentation.openapi'])

const ask = async (
  portal: Portal,
  token: string,
  { api, method }: MethodRecord,
  params: WireValue,
): Promise<WireValue | undefined> => {
  const door = isOfApplication(method) ? `${portal.url}/rest/` : portal.webhookUrl
  const url = api === 'v3' ? door.replace('/rest/', '/rest/api/') : door
  const headers = {
    'Content-Type': 'application/json',
    ...(isOfApplication(method) ? { Authorization: `Bearer ${token}` } : {}),
  }
  const response = await portal.fetch(
    new Request(url + method, { method: 'POST', headers, body: JSON.stringify(params) }),
  )
  const body = readMap(await response.text())
  return isDocument.has(method) ? body : body['result']
}

it('the answers of implemented methods have the documented shape, in 97 of 100 at least', async () => {
  await using portal = await createPortal({ seed: seedOfExamples, switches: { eventsByWebhook: true } })
  const { tokens } = portal.installApp()
  for (const [method, params] of firstCalls) await resultOf(portal, method, params)
  const compared: { readonly name: string; readonly found: readonly string[] }[] = []
  const records = allRecords().filter(
    ({ api, method, shape }) => shape !== undefined && isImplemented.has(`${api}:${method}`),
  )
  for (const record of records.toSorted((a, b) => turnOf(a) - turnOf(b))) {
    if (record.shape === undefined) continue
    const result = await ask(portal, tokens.accessToken, record, askedOf(record))
    compared.push({ name: `${record.method} (${record.api})`, found: differences(record.shape, result) })
  }
  const different = compared.filter(({ found }) => found.length > 0)
  const share = 1 - different.length / compared.length
  console.log(`${String(compared.length)} compared, ${(share * 100).toFixed(1)} % have the documented shape`)
  for (const { name, found } of different) console.log(`${name}: ${found.join('; ')}`)
  expect({ share, different: share < 0.97 ? different : [] }).toEqual({ share, different: [] })
})
