import { ApiVersion } from '@bitrix24/b24jssdk'
import type { TypeB24 } from '@bitrix24/b24jssdk'

import { count, seconds } from './numbers.ts'

/** What the reading cost, from the SDK's own statistics. */
export const costLine = ($b24: TypeB24, rows: number, durationMs: number): string => {
  const { totalRequests, totalAdaptiveDelay, retries } = $b24.getHttpClient(ApiVersion.v2).getStats()
  return [
    `${count(totalRequests)} requests`,
    `${count(rows)} rows`,
    `${count((rows / durationMs) * 1000)} rows/s`,
    `${seconds(durationMs)} in all`,
    `${seconds(totalAdaptiveDelay)} of it waiting for the portal's limits`,
    `${count(retries)} retries`,
  ].join(', ')
}
