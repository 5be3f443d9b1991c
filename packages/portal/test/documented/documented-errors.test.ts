import { createPortal, type WireValue } from '@bitrix24/b24jssdk-portal'
import { expect, it } from 'vitest'
import { coverage } from '../../src/coverage.ts'
import type { DocumentedError, MethodRecord } from '../../src/documented/record.ts'
import { allRecords } from '../../src/documented/records.ts'
import { allMethods } from '../../src/families/portal-families.ts'
import { resultOf } from '../client.ts'
import { askAs, type Asked } from '../../fidelity/calls/ask-as.ts'
import { paramsOf } from '../../fidelity/calls/minimal-params.ts'
import { firstCalls, ownParams, seedOfExamples } from '../../fidelity/calls/own-params.ts'

/** Shares below which no change may fall: methods whose refusal has a documented code and status. */
const ratchet = { missing: 0.99, notFound: 0.96, denied: 1 }

const isImplemented = new Set(
  coverage()
    .filter((method) => method.coverage === 'implemented')
    .map(({ api, method }) => `${api}:${method}`),
)

/** One documented refusal: what is asked, and what may be answered. */
interface Probe {
  readonly case: keyof typeof ratchet
  readonly record: MethodRecord
  readonly about: string
  readonly params: WireValue
  readonly expected: readonly DocumentedError[]
}

const ofCase = (
  { refusals }: MethodRecord,
  kind: DocumentedError['case'],
  param: string,
): readonly DocumentedError[] => {
  const known = refusals.filter((refusal) => refusal.case === kind)
  const about = known.filter(({ params }) => params.some((name) => name.toLowerCase() === param.toLowerCase()))
  return about.length > 0 ? about : known
}

const isMap = (value: WireValue | undefined): value is Readonly<Record<string, WireValue>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A call that lacks one required parameter, for each that there is. */
const missingProbes = (record: MethodRecord): readonly Probe[] => {
  const whole = ownParams[record.api === 'v3' ? `v3:${record.method}` : record.method] ?? paramsOf(record, 'required')
  if (!isMap(whole)) return []
  return record.params
    .filter(({ isRequired }) => isRequired)
    .flatMap(({ name }): readonly Probe[] => {
      const expected = ofCase(record, 'missing', name)
      const { [name]: _, ...params } = whole
      return expected.length === 0 || !(name in whole)
        ? []
        : [{ case: 'missing', record, about: name, params, expected }]
    })
}

const nobody = 99_999_999

/** A call that names an id that does not exist. */
const notFoundProbes = (record: MethodRecord): readonly Probe[] => {
  const whole = ownParams[record.api === 'v3' ? `v3:${record.method}` : record.method] ?? paramsOf(record, 'required')
  const id = record.params.find(({ name, type, isRequired }) => isRequired && type === 'int' && /id$/i.test(name))
  if (!isMap(whole) || id === undefined || !(id.name in whole)) return []
  const expected = ofCase(record, 'notFound', id.name)
  return expected.length === 0
    ? []
    : [{ case: 'notFound', record, about: id.name, params: { ...whole, [id.name]: nobody }, expected }]
}

const reserved = new Set(
  allMethods.flatMap(({ api, name, deniedToUsers }) => (deniedToUsers ? [`${api}:${name}`] : [])),
)

/** A call of a method that is reserved for administrators, by somebody else. */
const deniedProbes = (record: MethodRecord): readonly Probe[] => {
  const expected = record.refusals.filter((refusal) => refusal.case === 'denied')
  const params = ownParams[record.method] ?? paramsOf(record, 'required')
  return expected.length === 0 || !reserved.has(`${record.api}:${record.method}`)
    ? []
    : [{ case: 'denied', record, about: 'an ordinary user', params, expected }]
}

const codeOf = ({ body }: Asked): string | undefined => {
  const { error } = body
  const code = isMap(error) ? error['code'] : error
  return typeof code === 'string' || typeof code === 'number' ? String(code) : undefined
}

const isAsDocumented = ({ expected }: Probe, asked: Asked): boolean =>
  expected.some(({ code, status }) => code === codeOf(asked) && (status === undefined || status === asked.status))

it('refusals have the documented code and status, in as many methods as before at least', async () => {
  await using portal = await createPortal({ seed: seedOfExamples, switches: { eventsByWebhook: true } })
  const { tokens } = portal.installApp()
  const ordinary = { fetch: portal.fetch, url: portal.url, webhookUrl: portal.addWebhook({ userId: 2 }) }
  for (const [method, params] of firstCalls) await resultOf(portal, method, params)
  const probes = allRecords()
    .filter(({ api, method }) => isImplemented.has(`${api}:${method}`))
    .flatMap((record) => [...missingProbes(record), ...notFoundProbes(record), ...deniedProbes(record)])
  const wrong: Probe[] = []
  for (const probe of probes) {
    const asked = await askAs(
      probe.case === 'denied' ? ordinary : portal,
      tokens.accessToken,
      probe.record,
      probe.params,
    )
    if (isAsDocumented(probe, asked)) continue
    wrong.push(probe)
    const right = probe.expected.map(({ code, status }) => `${code}/${String(status ?? '')}`).join(' or ')
    console.log(
      `${probe.case} ${probe.record.method} (${probe.record.api}) ${probe.about}: ${right}, not ${codeOf(asked) ?? 'a success'}/${String(asked.status)}`,
    )
  }
  const shareOf = (kind: Probe['case']): number => {
    const count = (list: readonly Probe[]): number => list.filter((probe) => probe.case === kind).length
    return 1 - count(wrong) / count(probes)
  }
  const shares = { missing: shareOf('missing'), notFound: shareOf('notFound'), denied: shareOf('denied') }
  console.log(`${String(probes.length)} refusals, as documented: ${JSON.stringify(shares)}`)
  expect(shares.missing).toBeGreaterThanOrEqual(ratchet.missing)
  expect(shares.notFound).toBeGreaterThanOrEqual(ratchet.notFound)
  expect(shares.denied).toBeGreaterThanOrEqual(ratchet.denied)
})
