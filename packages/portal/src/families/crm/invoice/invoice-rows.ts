import type { Engine } from '../../../engine/engine.ts'
import type { RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import { invoiceRowEntity as entity } from '../entities/invoice.ts'
import { isWireList, isWireMap, type WireMap, type WireValue } from '../../../wire-value.ts'
import { classicValues, wholeClassicRow } from '../classic/classic-rows.ts'
import { toInteger } from '../../../methods/params.ts'

/** The lines of an invoice, in the order in which they were added. */
export const linesOf = (engine: Engine, invoiceId: number): readonly RowOf<'invoiceRow'>[] =>
  engine.page(entity.name, {
    where: { kind: 'eq', field: 'invoiceId', value: invoiceId },
    order: [{ field: 'id', direction: 'asc' }],
  }).rows

/** The lines in the form of `PRODUCT_ROWS`. */
export const shownLines = (engine: Engine, invoiceId: number): readonly WireMap[] =>
  linesOf(engine, invoiceId).map((row) => wholeClassicRow(entity, row))

/** Replaces the lines of an invoice. Lines with a known id are changed, others are added, and the rest are deleted. */
export const writeLines = (engine: Engine, invoiceId: number, given: WireValue): void => {
  if (!isWireMap(given) && !isWireList(given)) return
  const left = new Set(linesOf(engine, invoiceId).map(({ id }) => id))
  for (const line of Object.values(given).filter(isWireMap)) {
    const id = toInteger(line['ID']) ?? 0
    const values = classicValues(entity, line, 'add')
    if (left.delete(id)) engine.update(entity.name, id, values)
    else engine.insert(entity.name, { ...usual, ...values, invoiceId })
  }
  engine.remove(entity.name, [...left])
}

/** The unit "piece" among the portal's units. */
const pieceCode = 796

const usual: WrittenRow<'invoiceRow'> = {
  price: 0,
  discountPrice: 0,
  productId: 0,
  productName: '',
  quantity: 1,
  vatRate: 0,
  vatIncluded: 'N',
  measureCode: pieceCode,
  measureName: 'pcs.',
}

/** The total of an invoice. `vatRate` is a share: 0.2 = 20 %. */
export const totalsOf = (engine: Engine, invoiceId: number): WrittenRow<'invoice'> => {
  const lines = linesOf(engine, invoiceId).map((row) => {
    const sum = number(row['price']) * number(row['quantity'])
    const rate = number(row['vatRate'])
    const tax = row['vatIncluded'] === 'Y' ? sum - sum / (1 + rate) : sum * rate
    return { price: row['vatIncluded'] === 'Y' ? sum : sum + tax, tax }
  })
  return {
    price: cents(lines.reduce((sum, { price }) => sum + price, 0)),
    taxValue: cents(lines.reduce((sum, { tax }) => sum + tax, 0)),
  }
}

const number = (value: WireValue | undefined): number => {
  const converted = Number(value)
  return Number.isFinite(converted) ? converted : 0
}

const cents = (sum: number): number => Math.round(sum * 100) / 100
