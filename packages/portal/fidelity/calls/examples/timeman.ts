import type { FamilyExamples } from './example.ts'

/** User 2 is at work since a break; user 1 has the two days of the seed, and user 3 never ended one. */
export const timemanExamples: FamilyExamples = {
  firstCalls: [
    ['timeman.open', { USER_ID: 2 }],
    ['timeman.pause', { USER_ID: 2 }],
    ['timeman.open', { USER_ID: 2 }],
  ],
  params: {
    'timeman.open': { USER_ID: 2 },
    'timeman.pause': { USER_ID: 2 },
    'timeman.close': { USER_ID: 1 },
    'timeman.settings': {},
    'timeman.status': { USER_ID: 3 },
    'timeman.schedule.get': { id: 1 },
    'timeman.networkrange.set': { RANGES: '[{"ip_range":"10.0.0.0-10.255.255.255","name":"A"}]' },
    'timeman.networkrange.check': { IP: '10.0.0.1' },
    'timeman.timecontrol.report.add': { REPORT_ID: 1, USER_ID: 2, TEXT: 'A' },
    'timeman.timecontrol.reports.get': { USER_ID: 1, MONTH: 1, YEAR: 2026 },
    'timeman.timecontrol.reports.users.get': { DEPARTMENT_ID: 1 },
  },
}
