import type { Probe } from '../probe.ts'
import { refusal, unknownIds } from '../refusal-probe.ts'

const pages = 'api-reference/event-log'
const code = (name: string): string => `BITRIX_REST_V3_EXCEPTION_${name}EXCEPTION`

/** What the documentation says of the behaviour of `main.*`. */
export const mainProbes: readonly Probe[] = [
  ...unknownIds(pages, [['v3:main.eventlog.get', 'main-eventlog-get', 'id', code('ENTITYNOTFOUND')]]),
  refusal({
    about: 'main.eventlog.list refuses a page of no rows.',
    page: `${pages}/main-eventlog-list.md`,
    call: ['v3:main.eventlog.list', { pagination: { limit: 0 } }],
    error: code('INVALIDPAGINATION'),
  }),
  refusal({
    about: 'main.eventlog.tail refuses a filter of one part.',
    page: `${pages}/main-eventlog-tail.md`,
    call: ['v3:main.eventlog.tail', { filter: [['id']], cursor: { field: 'id', value: 0, order: 'ASC' } }],
    error: code('INVALIDFILTER'),
  }),
  refusal({
    about: 'main.eventlog.field.get finds no field by an unknown name.',
    page: `${pages}/main-eventlog-field-get.md`,
    call: ['v3:main.eventlog.field.get', { name: 'colour' }],
    error: 'BITRIX_REST_V3_REALISATION_EXCEPTION_FIELDNOTFOUNDEXCEPTION',
  }),
  {
    about: 'main.eventlog.list finds no entry by an id that does not exist.',
    page: `${pages}/main-eventlog-list.md`,
    requests: { got: ['v3:main.eventlog.list', { filter: [['id', '=', 999_999_999]] }] },
    expect: [{ path: 'got.result.items', count: 0 }],
  },
]
