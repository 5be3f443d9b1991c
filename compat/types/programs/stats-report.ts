// Statistics of a transport.
import { ApiVersion, type TypeB24 } from '@bitrix24/b24jssdk'

export function report($b24: TypeB24): string[] {
  const stats = $b24.getHttpClient(ApiVersion.v2).getStats()
  const lines = [
    `${stats.totalRequests} requests, ${stats.successfulRequests} well, ${stats.failedRequests} not, ${stats.totalDuration} ms`,
  ]
  for (const [method, { count, totalDuration }] of stats.byMethod) lines.push(`${method}: ${count} in ${totalDuration}`)
  for (const { method, error, timestamp } of stats.lastErrors)
    lines.push(`${method}: ${error} at ${new Date(timestamp)}`)
  for (const [code, count] of Object.entries(stats.errorCounts)) lines.push(`${code}: ${count.toFixed()}`)
  lines.push(`${stats.retries} ${stats.limitHits} ${stats.tokens} ${stats.adaptiveDelayAvg} ${stats.heavyRequestCount}`)
  for (const [version, url] of $b24.getTargetOriginWithPath()) lines.push(`${version} ${url}`)
  return lines
}
