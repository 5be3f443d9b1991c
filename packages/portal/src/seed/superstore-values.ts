import type { WireMap } from '../wire-value.ts'
import type { SalesLine } from './sales-lines.ts'

/** `originatorId` of every seeded row. */
export const origin = 'superstore'

/** `Home Office` -> `HOME_OFFICE`: the status id of a segment, in the dictionaries `DEAL_TYPE` and `CONTACT_TYPE`. */
export const segmentId = (segment: string): string => segment.toUpperCase().replaceAll(' ', '_')

/** Rounded to whole cents. */
export const cents = (amount: number): number => Math.round(amount * 100) / 100

export const isoTime = (ms: number): string => new Date(ms).toISOString()
export const isoDay = (ms: number): string => isoTime(ms).slice(0, 10)

const people = { assignedById: 1, createdBy: 1, updatedBy: 1, opened: 'Y' } as const

/** What a row has that was made at `ms` and belongs to the first user. */
export const stamps = (ms: number): WireMap => ({
  createdTime: isoTime(ms),
  updatedTime: isoTime(ms),
  lastActivityTime: isoTime(ms),
  ...people,
})

/** A product is its id and its name: the set uses some ids for two products. */
export const productKey = ({ productId, productName }: SalesLine): string => `${productId} ${productName}`
