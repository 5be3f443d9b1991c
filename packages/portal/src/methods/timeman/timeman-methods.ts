import type { PortalMethod } from '../method.ts'
import { networkRangeMethods } from './network-range-methods.ts'
import { scheduleMethods } from './schedule-methods.ts'
import { timeControlMethods } from './time-control-methods.ts'
import { workdayMethods } from './workday-methods.ts'

/** Working time: days, breaks, addresses of the office. REST v3 lists the days. */
export const timemanMethods: readonly PortalMethod[] = [
  ...workdayMethods,
  ...networkRangeMethods,
  ...timeControlMethods,
  ...scheduleMethods,
]
