import type { Probe } from '../probe.ts'
import { missingParams, refusal } from '../refusal-probe.ts'

const pages = 'api-reference/timeman'

/** What the documentation says of the behaviour of `timeman.*`. */
export const timemanProbes: readonly Probe[] = [
  {
    about: 'A working day that is opened is paused, goes on, and is closed.',
    page: `${pages}/base/timeman-status.md`,
    setup: { opened: ['timeman.open'] },
    requests: {
      paused: ['timeman.pause'],
      status: ['timeman.status'],
      again: ['timeman.open'],
      closed: ['timeman.close'],
    },
    expect: [
      { path: 'opened.result.STATUS', is: 'OPENED' },
      { path: 'paused.result.STATUS', is: 'PAUSED' },
      { path: 'status.result.STATUS', is: 'PAUSED' },
      { path: 'again.result', has: { STATUS: 'OPENED', TIME_FINISH: null } },
      { path: 'closed.result.STATUS', is: 'CLOSED' },
      { path: 'closed.result.TIME_FINISH', isNot: null },
    ],
  },
  refusal({
    about: 'Working days of nobody are refused in REST v3.',
    page: `${pages}/record/timeman-record-list.md`,
    call: ['v3:timeman.record.list', {}],
    error: 'BITRIX_REST_V3_EXCEPTION_VALIDATION_REQUESTFILTERVALIDATIONEXCEPTION',
  }),
  ...missingParams(pages, [
    ['timeman.timecontrol.report.add', 'timecontrol/timeman-timecontrol-report-add', 'TEXT_EMPTY'],
  ]),
]
