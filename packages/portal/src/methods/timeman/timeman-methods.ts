import type { PortalMethod } from '../method.ts'
import { networkRangeMethods } from '../../families/timeman/methods/network-range-methods.ts'
import { scheduleMethods } from '../../families/timeman/methods/schedule-methods.ts'
import { timeControlMethods } from '../../families/timeman/methods/time-control-methods.ts'
import { workdayMethods } from '../../families/timeman/methods/workday-methods.ts'

/** Working time: days, breaks, addresses of the office. REST v3 lists the days. */
export const timemanMethods: readonly PortalMethod[] = [
  ...workdayMethods,
  ...networkRangeMethods,
  ...timeControlMethods,
  ...scheduleMethods,
]
