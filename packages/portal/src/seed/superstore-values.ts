import type { WireMap } from '../wire-value.ts'
import type { SalesLine } from './sales-lines.ts'

/** The `originatorId` of every row from the sales set. */
export const origin = 'superstore'

/** The status id of a segment in the dictionaries `DEAL_TYPE` and `CONTACT_TYPE`: `Home Office` becomes `HOME_OFFICE`. */
export const segmentId = (segment: string): string => segment.toUpperCase().replaceAll(' ', '_')

/** Rounded to whole cents. */
export const cents = (amount: number): number => Math.round(amount * 100) / 100

export const isoTime = (ms: number): string => new Date(ms).toISOString()
export const isoDay = (ms: number): string => isoTime(ms).slice(0, 10)

const people = { assignedById: 1, createdBy: 1, updatedBy: 1, opened: 'Y' } as const

/** The author and the times of a row that the first user made at `ms`. */
export const stamps = (ms: number): WireMap => ({
  createdTime: isoTime(ms),
  updatedTime: isoTime(ms),
  lastActivityTime: isoTime(ms),
  ...people,
})

/** The key of a product: its id with its name, because the set uses some ids for two products. */
export const productKey = ({ productId, productName }: SalesLine): string => `${productId} ${productName}`
