import { seededRandom } from '../seeded-random.ts'
import type { SalesLine } from './sales-lines.ts'

/** One order of the sales set. */
export interface Order {
  readonly lines: readonly [SalesLine, ...SalesLine[]]
  /** The time of the order, moved so that the newest order is made now. */
  readonly createdMs: number
  readonly shippedMs: number
}

const hourMs = 3_600_000
const officeOpensMs = 9 * hourMs
const officeHoursMs = 9 * hourMs

/** The orders, the oldest first. They have different times of day. */
export const toOrders = (lines: readonly SalesLine[], nowMs: number): readonly Order[] => {
  const byId = new Map<string, [SalesLine, ...SalesLine[]]>()
  for (const line of lines) {
    const known = byId.get(line.orderId)
    if (known === undefined) byId.set(line.orderId, [line])
    else known.push(line)
  }
  const random = seededRandom(1)
  const orders = [...byId.values()]
    .map((orderLines) => ({
      lines: orderLines,
      createdMs: orderLines[0].orderedMs + officeOpensMs + Math.floor(random() * (officeHoursMs / 1000)) * 1000,
      shippedMs: orderLines[0].shippedMs,
    }))
    .toSorted((a, b) => a.createdMs - b.createdMs)
  const newestMs = orders.at(-1)?.createdMs ?? 0
  const shiftMs = Math.floor(nowMs / 1000) * 1000 - newestMs
  return orders.map((order) => ({
    ...order,
    createdMs: order.createdMs + shiftMs,
    shippedMs: order.shippedMs + shiftMs,
  }))
}
