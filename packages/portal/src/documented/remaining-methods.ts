import type { PortalMethod } from '../methods/method.ts'
import { checkParams } from './check-params.ts'
import type { MethodRecord } from './record.ts'
import { allRecords } from './records.ts'
import { refusalOf } from './refusals.ts'
import { sampleResult } from './sample.ts'

/** The documented methods without an implementation. They are answered from their documentation or refused. */
export const remainingMethods = (implemented: readonly PortalMethod[]): readonly PortalMethod[] => {
  const names = new Set(implemented.map(({ api, name }) => `${api}:${name.toLowerCase()}`))
  return allRecords()
    .filter(({ api, method }) => !names.has(`${api}:${method.toLowerCase()}`))
    .map((record) => (refusalOf(record) === undefined ? schemaMethod(record) : refusedMethod(record)))
}

/** A method that checks its parameters and returns the documented shape. It stores nothing. */
const schemaMethod = (record: MethodRecord): PortalMethod => ({
  ...declared(record),
  coverage: 'schema',
  handle: (call) => {
    checkParams(record, call)
    const result = sampleResult(record, call)
    return { result, ...(record.isPageable && record.api === 'v2' ? { total: 1 } : {}) }
  },
})

const refusedMethod = (record: MethodRecord): PortalMethod => ({
  ...declared(record),
  coverage: 'refused',
  handle: () => {
    throw refusalOf(record) ?? new Error(`${record.method} is refused for no reason.`)
  },
})

const declared = ({ method, api, scopes, params }: MethodRecord) => ({
  name: method,
  api,
  scope: scopes.length === 0 ? null : scopes,
  params: params.map(({ name, type, isRequired }) => ({ name, type, required: isRequired })),
})
