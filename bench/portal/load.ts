import autocannon from 'autocannon'
import type { PortalProcess } from './child.ts'

export interface LoadFigures {
  readonly perSecond: number
  readonly medianMs: number
  readonly p99Ms: number
  /** CPU time of the portal for one request. */
  readonly cpuMs: number
  readonly rssMb: number
}

const connections = 20
const warmUpSeconds = 2

/** As many requests as the portal answers, over 20 connections, each for a deal of its own. */
export const measureLoad = async (portal: PortalProcess, deals: number, seconds: number): Promise<LoadFigures> => {
  const run = async (duration: number): Promise<autocannon.Result> =>
    autocannon({
      url: portal.webhookUrl,
      connections,
      duration,
      requests: [
        {
          method: 'POST',
          path: `${new URL(portal.webhookUrl).pathname}crm.item.get`,
          headers: { 'Content-Type': 'application/json' },
          setupRequest: (request) => ({
            ...request,
            body: JSON.stringify({ entityTypeId: 2, id: 1 + Math.floor(Math.random() * deals) }),
          }),
        },
      ],
    })
  await run(warmUpSeconds)
  const before = await portal.usage()
  const { requests, latency, non2xx, errors } = await run(seconds)
  const after = await portal.usage()
  if (non2xx + errors > 0) throw new Error(`${String(non2xx + errors)} requests of the load were not answered well.`)
  return {
    perSecond: requests.average,
    medianMs: latency.p50,
    p99Ms: latency.p99,
    cpuMs: (after.cpuMs - before.cpuMs) / requests.total,
    rssMb: after.rssMb,
  }
}
