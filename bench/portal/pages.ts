import type { PortalProcess } from './child.ts'

/** One kind of request, measured one after another on one connection. */
export interface RequestFigures {
  readonly medianMs: number
  readonly p99Ms: number
  /** CPU time of the portal for one request. */
  readonly cpuMs: number
}

export interface Ask {
  readonly method: string
  /** Parameters of the n-th request, so that no two need be the same. */
  readonly params: (index: number) => Record<string, unknown>
}

const warmUp = 20

export const measureRequests = async (
  portal: PortalProcess,
  { method, params }: Ask,
  count: number,
): Promise<RequestFigures> => {
  const ask = async (index: number): Promise<number> => {
    const startMs = performance.now()
    const response = await fetch(portal.webhookUrl + method, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(params(index)),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} answered ${String(response.status)}: ${text.slice(0, 200)}`)
    return performance.now() - startMs
  }
  for (let index = 0; index < warmUp; index++) await ask(index)
  const before = await portal.usage()
  const times: number[] = []
  for (let index = 0; index < count; index++) times.push(await ask(index))
  const after = await portal.usage()
  times.sort((a, b) => a - b)
  return {
    medianMs: quantile(times, 0.5),
    p99Ms: quantile(times, 0.99),
    cpuMs: (after.cpuMs - before.cpuMs) / count,
  }
}

export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
