import { formatDateTime } from '../server-time.ts'
import type { WireValue } from '../wire-value.ts'

/** The fields that a portal adds to every message. */
export const serverTimeOf = (nowMs: number): Record<string, WireValue> => ({
  server_time: formatDateTime(nowMs),
  server_time_unix: nowMs / 1000,
  server_name: 'portal',
  revision_web: 19,
  revision_mobile: 3,
})
