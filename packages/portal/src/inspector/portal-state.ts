import { tariffs } from '../limits/tariffs.ts'
import type { InspectedPortal } from './inspected-portal.ts'
import type { Limits, PortalState, Sample } from './protocol.ts'

const finite = (value: number | null): number | null => (value === null || Number.isFinite(value) ? value : null)

const limitsOf = (portal: InspectedPortal): Limits => {
  const { bucket, operatingLimitSeconds } = tariffs[portal.tariffName()]
  return {
    bucketCapacity: bucket?.capacity ?? null,
    drainPerSecond: bucket?.drainPerSecond ?? null,
    operatingLimitSeconds: finite(operatingLimitSeconds),
    buckets: [...portal.buckets.levels()].map(([address, level]) => ({ address, level })),
    loads: portal.services.operating.loads().map((load) => ({
      account: load.account,
      method: load.method,
      operatingSeconds: load.operating,
      resetAtMs: load.operatingResetAt * 1000,
      isBanned: load.bannedUntilSeconds !== null,
    })),
  }
}

const sampleOf = ({ buckets, loads }: Limits): Sample => {
  const operating: Record<string, number> = {}
  for (const { method, operatingSeconds } of loads)
    operating[method] = Math.max(operating[method] ?? 0, operatingSeconds)
  return { atMs: Date.now(), bucketLevel: Math.max(0, ...buckets.map(({ level }) => level)), operating }
}

/** The current state of the portal. */
export const stateOf = (portal: InspectedPortal): PortalState => {
  const limits = limitsOf(portal)
  const rules = portal.faults.list()
  const { deliveries } = portal.services.events
  const attempts = deliveries.list()
  return {
    nowMs: portal.services.clock.nowMs(),
    tariff: portal.tariffName(),
    limits,
    sample: sampleOf(limits),
    revisions: {
      deliveries:
        (attempts.at(-1)?.id ?? 0) + attempts.filter(({ status, error }) => status > 0 || error !== undefined).length,
      faults: rules.length + rules.reduce((sum, { struck }) => sum + struck, 0),
    },
  }
}
