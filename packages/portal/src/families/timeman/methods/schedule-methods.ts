import { formatDateTime } from '../../../server-time.ts'
import type { WireMap } from '../../../wire-value.ts'
import type { Methods } from '../../../methods/method.ts'
import { anyCase, toInteger } from '../../../methods/params.ts'

const hour = 3600

/** The schedule of a new portal: nine to six from Monday to Friday, for everybody. */
const usualSchedule: WireMap = {
  ID: 1,
  NAME: 'For all users',
  SCHEDULE_TYPE: 'FIXED',
  REPORT_PERIOD: 'MONTH',
  REPORT_PERIOD_OPTIONS: { START_WEEK_DAY: 0 },
  CALENDAR_ID: 1,
  ALLOWED_DEVICES: { browser: true, b24time: true, mobile: true },
  DELETED: '0',
  IS_FOR_ALL_USERS: true,
  WORKTIME_RESTRICTIONS: [],
  CONTROLLED_ACTIONS: 3,
  UPDATED_BY: 0,
  DELETED_BY: 0,
  DELETED_AT: '',
  CREATED_BY: 0,
  CREATED_AT: formatDateTime(Date.UTC(2026, 0, 1)),
  SHIFTS: [
    {
      ID: 1,
      NAME: 'Day',
      BREAK_DURATION: hour,
      WORK_TIME_START: 9 * hour,
      WORK_TIME_END: 18 * hour,
      WORK_DAYS: '12345',
      SCHEDULE_ID: 1,
      DELETED: false,
    },
  ],
  CALENDAR: { ID: 1, NAME: '', PARENT_CALENDAR_ID: 0, SYSTEM_CODE: '', EXCLUSIONS: [] },
  SCHEDULE_VIOLATION_RULES: {
    ID: 1,
    SCHEDULE_ID: 1,
    ENTITY_CODE: 'UA',
    MAX_EXACT_START: 9 * hour,
    MIN_EXACT_END: 18 * hour,
    MAX_OFFSET_START: -1,
    MIN_OFFSET_END: -1,
    RELATIVE_START_FROM: -1,
    RELATIVE_START_TO: -1,
    RELATIVE_END_FROM: -1,
    RELATIVE_END_TO: -1,
    MIN_DAY_DURATION: -1,
    MAX_ALLOWED_TO_EDIT_WORK_TIME: -1,
    MAX_WORK_TIME_LACK_FOR_PERIOD: -1,
    PERIOD_TIME_LACK_AGENT_ID: 0,
    MAX_SHIFT_START_DELAY: -1,
    MISSED_SHIFT_START: -1,
    USERS_TO_NOTIFY: {
      FIXED_START_END: [],
      FIXED_PER_RECORD: [],
      FIXED_EDIT_WORKTIME: [],
      FIXED_PERIODIC: [],
      SHIFT_DELAY: [],
      SHIFT_MISSED_START: [],
    },
  },
}

/** `timeman.schedule.get`. The portal has one schedule; for any other id the reply is empty. */
export const scheduleMethods: Methods = {
  'timeman.schedule.get': ({ params }) => ({
    result: (toInteger(anyCase(params, 'id')) ?? 1) === usualSchedule['ID'] ? usualSchedule : [],
  }),
}
