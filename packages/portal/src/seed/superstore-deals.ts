import type { WireMap } from '../wire-value.ts'
import { seededRandom } from '../seeded-random.ts'
import { type DealStage, dealStage } from './deal-stage.ts'
import { isBusiness, lastNameOf, listPrice, type SalesLine, unitPrice } from './sales-lines.ts'
import type { Order } from './sales-orders.ts'
import { cents, isoDay, isoTime, origin, productKey, segmentId, stamps } from './superstore-values.ts'

const dayMs = 86_400_000

export const dealRow = (
  { lines, createdMs, shippedMs }: Order,
  id: number,
  contactIds: ReadonlyMap<string, number>,
  companyIds: ReadonlyMap<string, number>,
  nowMs: number,
): WireMap => {
  const [first] = lines
  const stageId = dealStage((nowMs - createdMs) / dayMs, seededRandom(id))
  const isClosed = stageId === 'WON' || stageId === 'LOSE'
  const contactId = contactIds.get(first.customerId) ?? 0
  const companyId = isBusiness(first) ? companyIds.get(lastNameOf(first)) : undefined
  const movedTime = isoTime(isClosed ? Math.min(nowMs, shippedMs) : createdMs)
  return {
    id,
    title: `${first.orderId} ${first.customerName}`,
    typeId: segmentId(first.segment),
    categoryId: 0,
    stageId,
    stageSemanticId: semantics(stageId),
    closed: isClosed ? 'Y' : 'N',
    isNew: stageId === 'NEW' ? 'Y' : 'N',
    opportunity: cents(lines.reduce((sum, line) => sum + unitPrice(line) * line.quantity, 0)),
    isManualOpportunity: 'N',
    currencyId: 'USD',
    contactId,
    contactIds: [contactId],
    ...(companyId === undefined ? {} : { companyId }),
    sourceId: 'WEB',
    sourceDescription: `${first.city}, ${first.state} (${first.region})`,
    comments: `Shipping: ${first.shipMode}`,
    begindate: isoDay(createdMs),
    closedate: isoDay(shippedMs),
    originatorId: origin,
    originId: first.orderId,
    ...stamps(createdMs),
    movedTime,
    movedBy: 1,
    updatedTime: movedTime,
    lastActivityTime: movedTime,
  }
}

const semantics = (stage: DealStage): string => (stage === 'WON' ? 'S' : stage === 'LOSE' ? 'F' : 'P')

/** The product row of an order's line. */
export const lineRow = (
  line: SalesLine,
  ownerId: number,
  position: number,
  productIds: ReadonlyMap<string, number>,
): WireMap => {
  const price = unitPrice(line)
  const netto = Number(listPrice(line).toFixed(4))
  return {
    ownerId,
    ownerType: 'D',
    productId: productIds.get(productKey(line)) ?? 0,
    productName: line.productName,
    price,
    priceAccount: price,
    priceExclusive: price,
    priceNetto: netto,
    priceBrutto: netto,
    quantity: line.quantity,
    discountTypeId: 2,
    discountRate: cents(line.discount * 100),
    discountSum: Number((netto - price).toFixed(4)),
    taxRate: 0,
    taxIncluded: 'N',
    customized: 'Y',
    measureCode: 796,
    measureName: 'pcs',
    sort: (position + 1) * 10,
    type: 1,
  }
}
