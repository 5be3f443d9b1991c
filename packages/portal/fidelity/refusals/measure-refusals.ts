import { createPortal, type WireValue } from '@bitrix24/b24jssdk-portal'
import { coverage } from '../../src/coverage.ts'
import type { DocumentedError, MethodRecord } from '../../src/documented/record.ts'
import { allRecords } from '../../src/documented/records.ts'
import { allMethods } from '../../src/families/portal-families.ts'
import { askAs, type Asked } from '../calls/ask-as.ts'
import { paramsOf } from '../calls/minimal-params.ts'
import { firstCalls, ownParams, seedOfExamples } from '../calls/own-params.ts'

/** A missing parameter, an id that names nothing, a caller without the right. */
export type RefusalCase = 'missing' | 'notFound' | 'denied'

/** One documented refusal: what is asked, and what may be answered. */
interface Refusal {
  readonly case: RefusalCase
  readonly record: MethodRecord
  readonly about: string
  readonly params: WireValue
  readonly expected: readonly DocumentedError[]
}

/** What a method answered where the documentation has a refusal. */
export interface MeasuredRefusal {
  readonly scope: string
  readonly case: RefusalCase
  readonly method: string
  readonly isDocumented: boolean
  /** What was asked, what is documented, and what came. */
  readonly about: string
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

const wholeParams = (record: MethodRecord): WireValue =>
  ownParams[record.api === 'v3' ? `v3:${record.method}` : record.method] ?? paramsOf(record, 'required')

/** A call that lacks one required parameter, for each that there is. */
const missing = (record: MethodRecord): readonly Refusal[] => {
  const whole = wholeParams(record)
  if (!isMap(whole)) return []
  return record.params
    .filter(({ isRequired }) => isRequired)
    .flatMap(({ name }): readonly Refusal[] => {
      const expected = ofCase(record, 'missing', name)
      const { [name]: _, ...params } = whole
      return expected.length === 0 || !(name in whole)
        ? []
        : [{ case: 'missing', record, about: name, params, expected }]
    })
}

const nobody = 99_999_999

/** A call that names an id that does not exist. */
const notFound = (record: MethodRecord): readonly Refusal[] => {
  const whole = wholeParams(record)
  const id = record.params.find(({ name, type, isRequired }) => isRequired && type === 'int' && /id$/i.test(name))
  if (!isMap(whole) || id === undefined || !(id.name in whole)) return []
  const expected = ofCase(record, 'notFound', id.name)
  return expected.length === 0
    ? []
    : [{ case: 'notFound', record, about: id.name, params: { ...whole, [id.name]: nobody }, expected }]
}

/** A call of a method that is reserved for administrators, by somebody else. */
const denied = (record: MethodRecord, reserved: ReadonlySet<string>): readonly Refusal[] => {
  const expected = record.refusals.filter((refusal) => refusal.case === 'denied')
  return expected.length === 0 || !reserved.has(`${record.api}:${record.method}`)
    ? []
    : [{ case: 'denied', record, about: 'an ordinary user', params: wholeParams(record), expected }]
}

const codeOf = ({ body }: Asked): string | undefined => {
  const { error } = body
  const code = isMap(error) ? error['code'] : error
  return typeof code === 'string' || typeof code === 'number' ? String(code) : undefined
}

const isAsDocumented = ({ expected }: Refusal, asked: Asked): boolean =>
  expected.some(({ code, status }) => code === codeOf(asked) && (status === undefined || status === asked.status))

const described = ({ about, expected }: Refusal, asked: Asked): string => {
  const right = expected.map(({ code, status }) => `${code}/${String(status ?? '')}`).join(' or ')
  return `${about}: ${right}, not ${codeOf(asked) ?? 'a success'}/${String(asked.status)}`
}

/** Asks every implemented method whose documentation has the case, of one portal with the rows that the examples speak of. */
export const measureRefusals = async (): Promise<readonly MeasuredRefusal[]> => {
  await using portal = await createPortal({ seed: seedOfExamples, switches: { eventsByWebhook: true } })
  const { accessToken } = portal.installApp().tokens
  const ordinary = { fetch: portal.fetch, url: portal.url, webhookUrl: portal.addWebhook({ userId: 2 }) }
  for (const [method, params] of firstCalls) await askAs(portal, accessToken, { api: 'v2', method }, params)
  const implemented = new Set(
    coverage().flatMap(({ api, method, coverage: how }) => (how === 'implemented' ? [`${api}:${method}`] : [])),
  )
  const reserved = new Set(
    allMethods.flatMap(({ api, name, deniedToUsers }) => (deniedToUsers ? [`${api}:${name}`] : [])),
  )
  const refusals = allRecords()
    .filter(({ api, method }) => implemented.has(`${api}:${method}`))
    .flatMap((record) => [...missing(record), ...notFound(record), ...denied(record, reserved)])
  const measured: MeasuredRefusal[] = []
  for (const refusal of refusals) {
    const { record } = refusal
    const caller = refusal.case === 'denied' ? ordinary : portal
    const asked = await askAs(caller, accessToken, record, refusal.params)
    measured.push({
      scope: record.scopes[0] ?? 'common',
      case: refusal.case,
      method: `${record.method} (${record.api})`,
      isDocumented: isAsDocumented(refusal, asked),
      about: described(refusal, asked),
    })
  }
  return measured
}
