import { timemanRecordEntity, timemanBreakEntity, timemanOptionEntity } from './entities.ts'
import { workdayMethods } from './methods/workday-methods.ts'
import { scheduleMethods } from './methods/schedule-methods.ts'
import { timeControlMethods } from './methods/time-control-methods.ts'
import { networkRangeMethods } from './methods/network-range-methods.ts'
import { timemanMethods } from './v3/records.ts'
import { timemanFieldMethods } from './v3/fields.ts'
import { defineFamily } from '../define-family.ts'

/** Working time: days, breaks, schedules, reports. */
export const timeman = defineFamily({
  name: 'timeman',
  scopes: { v2: 'timeman', v3: 'timeman' },
  entities: [timemanRecordEntity, timemanBreakEntity, timemanOptionEntity],
  v2: [workdayMethods, scheduleMethods, timeControlMethods, networkRangeMethods],
  v3: [timemanMethods, timemanFieldMethods],
})
