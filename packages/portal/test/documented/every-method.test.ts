import { createPortal, type Portal, type WireMap, type WireValue } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allMethods } from '../../src/families/portal-families.ts'
import type { MethodRecord } from '../../src/documented/record.ts'
import { allRecords } from '../../src/documented/records.ts'
import { coverage, countCoverage } from '../../src/coverage.ts'
import { paramsOf } from '../../fidelity/calls/minimal-params.ts'
import { readMap } from '../../fidelity/calls/read-map.ts'

interface Answer {
  readonly method: string
  readonly status: number
  readonly isMarked: boolean
  readonly body: WireMap
}

const ask = async (
  portal: Portal,
  { api, method }: Pick<MethodRecord, 'api' | 'method'>,
  params: WireValue,
): Promise<Answer> => {
  const url = api === 'v3' ? portal.webhookUrl.replace('/rest/', '/rest/api/') : portal.webhookUrl
  const headers = { 'Content-Type': 'application/json' }
  const response = await portal.fetch(
    new Request(url + method, { method: 'POST', headers, body: JSON.stringify(params) }),
  )
  const isMarked = response.headers.get('X-Portal-Coverage') === 'schema'
  return { method, status: response.status, isMarked, body: readMap(await response.text()) }
}

const coverageOf = new Map(coverage().map(({ api, method, coverage: how }) => [`${api}:${method}`, how]))
const groupOf = ({ method }: MethodRecord): string => method.split('.')[0] ?? method
const groups = [...new Set(allRecords().map(groupOf))].map(
  (group) => [group, allRecords().filter((record) => groupOf(record) === group)] as const,
)

/** What is wrong with an answer, by the way the method is covered. */
const wrongIn = ({ api, method }: MethodRecord, { status, isMarked }: Answer): string | undefined => {
  const said = `${method} (${api}) answered ${String(status)}`
  switch (coverageOf.get(`${api}:${method}`)) {
    case 'schema':
      return status === 200 && isMarked ? undefined : said
    case 'refused':
      return status >= 400 && status < 500 ? undefined : said
    default:
      return status < 500 && status !== 404 ? undefined : said
  }
}

describe('every documented method answers', () => {
  let portal: Portal
  beforeAll(async () => {
    portal = await createPortal()
  })
  afterAll(() => portal.close())

  it.each(groups)('%s: with its required parameters, in JSON and without a crash', async (_group, records) => {
    const answers = await Promise.all(
      records.map(async (record) => wrongIn(record, await ask(portal, record, paramsOf(record, 'required')))),
    )
    expect(answers.filter((wrong) => wrong !== undefined)).toEqual([])
  })

  it.each(groups)('%s: without parameters, in JSON and without a crash', async (_group, records) => {
    const answers = await Promise.all(records.map(async (record) => ask(portal, record, {})))
    expect(answers.filter(({ status }) => status >= 500)).toEqual([])
  })
})

describe('a method that is only documented', () => {
  it.each([
    { method: 'vote.AttachedVote.get', params: { attachId: 1 }, says: { status: 200, error: undefined } },
    { method: 'biconnector.source.get', params: {}, says: { status: 200, error: 'VALIDATION_ID_NOT_PROVIDED' } },
    { method: 'biconnector.source.get', params: { id: 'x' }, says: { status: 400, error: 100 } },
  ])('$method with $params answers $says', async ({ method, params, says }) => {
    await using portal = await createPortal()
    const { status, body } = await ask(portal, { api: 'v2', method }, params)
    expect({ status, error: body['error'] }).toEqual(says)
  })

  it('is not found when the switch is off', async () => {
    await using portal = await createPortal({ switches: { schemaMethods: false } })
    const response = await portal.fetch(new Request(`${portal.webhookUrl}vote.AttachedVote.get?attachId=1`))
    expect(response.status).toBe(404)
  })

  it('needs its scope', async () => {
    await using portal = await createPortal({ scopes: ['crm'] })
    const response = await portal.fetch(new Request(`${portal.webhookUrl}vote.AttachedVote.get?attachId=1`))
    expect(response.status).toBe(401)
  })
})

describe('coverage', () => {
  it('counts each documented method once', () => {
    const { implemented, schema, refused } = countCoverage(coverage())
    expect(implemented + schema + refused).toBe(1689)
    expect(allMethods.length).toBeGreaterThanOrEqual(implemented)
  })
})
